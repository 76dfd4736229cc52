// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/keychain.h"

#include <QCoreApplication>
#include <QObject>
#include <QTimer>
#include <QUuid>

#include <qt6keychain/keychain.h>

#include <memory>
#include <utility>

namespace releve::store {

namespace {

QString service()
{
    return QStringLiteral("releve");
}

/// QtKeychain has one code for everything else that goes wrong, an absent keychain among it.
Error errorOf(const QKeychain::Job& job)
{
    const std::string detail = job.key().toStdString() + ": " + job.errorString().toStdString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound, detail};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::AccessDenied, detail};
    default:
        return {ErrorCode::NoKeychain, detail};
    }
}

/// How a job ended, told to another thread than the one it ran in.
struct Ended
{
    Status status = std::monostate{};
    QByteArray bytes = {}; ///< wiped by whoever takes them
};

/// QtKeychain's queue lives in the thread of the first job there is, and waits for ever when that thread is gone: all jobs
/// run in the application's own, and are answered in ours.
class Keychain final : public SecretStore
{
public:
    void read(const std::string& name, Read done) override
    {
        start(new QKeychain::ReadPasswordJob(service()), name, [done = std::move(done)](Ended& ended) {
            Result<SecretBytes> secret = Error{ErrorCode::NotFound, {}};
            if (ended.status)
                secret = SecretBytes(
                    std::string_view(ended.bytes.constData(), static_cast<std::size_t>(ended.bytes.size())));
            else
                secret = ended.status.error();
            ended.bytes.fill('\0');
            done(secret);
        });
    }

    void write(const std::string& name, const SecretBytes& secret, Done done) override
    {
        auto* const job = new QKeychain::WritePasswordJob(service());
        const std::string_view text = textOf(secret.view());
        job->setBinaryData(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
        start(job, name, [done = std::move(done)](const Ended& ended) { done(ended.status); });
    }

    void remove(const std::string& name, Done done) override
    {
        start(new QKeychain::DeletePasswordJob(service()), name,
              [done = std::move(done)](const Ended& ended) { done(ended.status); });
    }

private:
    template<class Finished>
    void start(QKeychain::Job* job, const std::string& name, Finished finished)
    {
        job->setKey(QString::fromStdString(name));
        job->setInsecureFallback(false); // never in clear
        const auto ended = std::make_shared<Ended>();
        // In this order: what the job holds is gone when we hear of its end.
        QObject::connect(job, &QKeychain::Job::finished, job, [job, ended] {
            if (job->error() != QKeychain::NoError)
                ended->status = errorOf(*job);
            else if (const auto* const reading = qobject_cast<QKeychain::ReadPasswordJob*>(job))
                ended->bytes = reading->binaryData();
        });
        QObject::connect(job, &QKeychain::Job::finished, &m_context,
                         [ended, finished = std::move(finished)] { finished(*ended); });
        job->moveToThread(QCoreApplication::instance()->thread());
        QMetaObject::invokeMethod(job, [job] { job->start(); }); // deletes itself when it is over
    }

    QObject m_context; ///< jobs that end after us answer nobody
};

/// The attempt to write, read and delete.
class Probe : public QObject
{
public:
    Probe(QObject* parent, KeychainFound found)
        : QObject(parent)
        , m_found(std::move(found))
        , m_name("probe/" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString())
        , m_secret(std::string_view(m_name))
    {
        constexpr std::chrono::minutes patience{2};
        QTimer::singleShot(patience, this, [this] { finish(Error{ErrorCode::NoKeychain, "no answer"}); });
        m_keychain->write(m_name, m_secret, [this](const Status& done) { done ? read() : finish(done); });
    }

private:
    void read()
    {
        m_keychain->read(m_name, [this](Result<SecretBytes>& secret) {
            const bool isSame = secret && textOf(secret->view()) == m_name;
            m_keychain->remove(m_name, [this, isSame](const Status& done) {
                finish(done && !isSame ? Error{ErrorCode::NoKeychain, "what is read is not what was written"}
                                       : done);
            });
        });
    }
    void finish(const Status& status)
    {
        if (!m_found)
            return;
        Result<std::unique_ptr<SecretStore>> result = Error{ErrorCode::NoKeychain, {}};
        if (status)
            result = std::unique_ptr<SecretStore>(std::move(m_keychain));
        else
            result = Error{ErrorCode::NoKeychain, status.error().detail};
        deleteLater();
        std::exchange(m_found, nullptr)(result);
    }

    KeychainFound m_found;
    std::unique_ptr<Keychain> m_keychain = std::make_unique<Keychain>();
    const std::string m_name;
    const SecretBytes m_secret;
};

} // namespace

void findKeychain(QObject* context, KeychainFound found)
{
    new Probe(context, std::move(found));
}

} // namespace releve::store
