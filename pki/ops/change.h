// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "pki/ops/caplace.h"
#include "pki/ops/devicetalk.h"
#include "pki/ops/plan.h"
#include "pki/ops/workertypes.h"

namespace releve::ops {

class Engine;

/// One act on one device, from its plan to its proof: planned, then run, each once. Lives in the thread `pki`. When it goes
/// while it runs, the journal says that nobody saw the end. Nobody is answered when it is gone; an answer may not destroy it.
class Change : public QObject
{
public:
    using OnProgress = std::function<void(const Progress&)>;

    Change(Engine& engine, const store::DeviceRecord& record, Act act, OnProgress progress);
    ~Change() override;

    /// Reads the device, asks the CA, and plans. Cancelled, the store's errors: all else is in the plan.
    void plan(std::function<void(const Status&)> done);
    /// Null before plan() has gone well.
    [[nodiscard]] const std::shared_ptr<const Plan>& planned() const { return m_plan; }
    [[nodiscard]] const fleet::SnapshotPtr& before() const { return m_before; }
    void setProgress(OnProgress progress) { m_progress = std::move(progress); }

    /// After plan(). Errors: nothing was sent, or what was done could not be noted.
    void run(const std::string& reason, std::function<void(Result<Ran>)> done);
    void cancel();

private:
    void tell(Stage stage, const std::string& line = {});
    void askCa(const fleet::SnapshotPtr& snapshot, std::function<void(std::optional<CaView>)> done);
    void takeCa(const std::string& url, CaView& view);
    void makePlan(const DeviceReading& reading, std::optional<CaView> ca,
                  const std::function<void(const Status&)>& done);
    [[nodiscard]] Status note(const std::string& reason);
    void type(const DeviceReading& reading);
    void prove();
    void proved(const DeviceReading& reading, const std::optional<CaView>& ca);
    void finish(Verdict verdict, bool wasSent);
    void fail(const Error& error);

    Engine& m_engine;
    DeviceTalk m_talk;
    Act m_act;
    OnProgress m_progress;
    bool m_isCancelled = false;
    std::optional<CaPlace> m_place;
    std::unique_ptr<CaAsking> m_asking;
    std::shared_ptr<const Plan> m_plan;
    fleet::SnapshotPtr m_before;

    // While it runs.
    std::function<void(Result<Ran>)> m_done;
    Ran m_ran;
    std::optional<std::int64_t> m_intent; ///< that is not over
    bool m_isStarted = false;             ///< something may have been sent
    bool m_wasCancelled = false;          ///< while something was typed
    std::optional<fleet::KeptSource> m_transcript;
    Duration m_deadline{};
    QTimer m_again;
};

} // namespace releve::ops
