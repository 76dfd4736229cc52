// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// releve-lab with 10, 100 and 1,000 spokes: until all are enrolled, until all have renewed twice and rolled over, and the
// memory that took. Times in seconds of the wall; what an enrollment costs in processor time, which a busy machine does not
// change much.
#include <QByteArray>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int patience = 3'600'000;
/// Of the last of 1,000 to enroll, one every five minutes, and of the first CA's end.
constexpr const char* allEnrolled = "2015-10-14T00:00:00Z";
constexpr const char* allRolledOver = "2017-10-09T00:00:00Z";

[[noreturn]] void give(const QString& why)
{
    std::fprintf(stderr, "lab_bench: %s\n", qPrintable(why));
    std::exit(1);
}

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The real program, told what to do by control lines.
class Lab
{
public:
    explicit Lab(unsigned spokes)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(RELEVE_LAB),
                        {QStringLiteral("--control"), QStringLiteral("--spokes"), QString::number(spokes)});
        waitFor("ready", "all");
        say(R"({"do":"pause"})");
        waitFor("did", "pause");
    }

    void runUntil(const char* instant)
    {
        say(QByteArray(R"({"do":"until","value":")") + instant + "\"}");
        waitFor("did", "until");
    }

    /// Events of that name so far.
    [[nodiscard]] int count(const QString& event) const { return m_events.value(event); }

    [[nodiscard]] double processorSeconds() const
    {
        const QList<QByteArray> fields = read("stat").split(' '); // the program's name has no space
        const double ticks = fields.value(13).toDouble() + fields.value(14).toDouble();
        return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
    }

    [[nodiscard]] double peakMiB() const
    {
        const QByteArray status = read("status");
        const qsizetype at = status.indexOf("VmHWM:");
        return at < 0 ? 0 : status.mid(at + 6, 20).trimmed().split(' ').first().toDouble() / 1024;
    }

    void stop()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(patience) || m_process.exitCode() != 0)
            give(QStringLiteral("the lab did not stop cleanly"));
    }

private:
    void say(const QByteArray& line) { m_process.write(line + '\n'); }

    void waitFor(const char* key, const char* value)
    {
        for (;;) {
            while (!m_process.canReadLine()) {
                if (!m_process.waitForReadyRead(patience))
                    give(QStringLiteral("the lab says no more: ") + m_process.errorString());
            }
            const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
            if (line[QLatin1String("error")].isString())
                give(line[QLatin1String("error")].toString());
            ++m_events[line[QLatin1String("event")].toString()];
            if (line[QLatin1String(key)] == QLatin1String(value))
                return;
        }
    }

    [[nodiscard]] QByteArray read(const char* name) const
    {
        QFile file(QStringLiteral("/proc/%1/%2").arg(m_process.processId()).arg(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QProcess m_process;
    QMap<QString, int> m_events;
};

/// Milliseconds of the processor an enrollment takes.
double measure(unsigned spokes)
{
    const auto start = Clock::now();
    Lab lab(spokes);
    const double ready = secondsSince(start);
    const double before = lab.processorSeconds();
    lab.runUntil(allEnrolled);
    const double enrolled = secondsSince(start);
    const double cost = (lab.processorSeconds() - before) / spokes * 1e3;
    lab.runUntil(allRolledOver);
    const double rolledOver = secondsSince(start);
    std::printf("  %5u spokes  ready %6.1f s  enrolled %6.1f s  rolled over %6.1f s  processor %6.1f s  "
                "%5.1f ms an enrollment  %6.1f MiB\n",
                spokes, ready, enrolled, rolledOver, lab.processorSeconds(), cost, lab.peakMiB());
    std::fflush(stdout);
    if (lab.count(QStringLiteral("rollover-activated")) != static_cast<int>(spokes))
        give(QStringLiteral("some spokes did not roll over"));
    lab.stop();
    return cost;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::printf("lab, each spoke with SSH, an RSA-1024 key, four certificates    target 2048 MiB\n");
    const double few = measure(10);
    measure(100);
    const double many = measure(1000);
    std::printf("  an enrollment at 1,000 spokes costs %.2f times that at 10       target 2\n", many / few);
    return 0;
}
