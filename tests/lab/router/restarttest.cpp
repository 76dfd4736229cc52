// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QRegularExpression>

#include "tests/lab/router/kepthost.h"

using namespace keptlab;
using namespace std::chrono_literals;

namespace {

/// A line without fingerprints: keys are other ones each time.
std::string plain(const std::string& line)
{
    static const QRegularExpression fingerprint(QStringLiteral(R"(,?"fingerprint_[a-z0-9]+":"[0-9A-F]*")"));
    return QString::fromStdString(line).remove(fingerprint).toStdString();
}

std::vector<std::string> plainLines(const std::vector<std::string>& lines)
{
    std::vector<std::string> result;
    for (const std::string& line : lines)
        result.push_back(plain(line));
    return result;
}

std::string placeOf(const std::string& line) // at and who
{
    return line.substr(0, line.find(R"(,"event")"));
}

} // namespace

/// A kill is a pause. Whenever an event is told, what lies on the disk goes on to the same story: nothing that was told is
/// told again or undone, and what may be missing was done in the instant of the kill.
class RestartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStoryIsTheSame_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("stride");
        const bool all = qEnvironmentVariableIsSet("RELEVE_LONG");
        const int stride = all ? 8 : 16;
        for (int from = 0; from < (all ? stride : 1); ++from)
            QTest::addRow("%d", from) << from << stride;
    }
    void theStoryIsTheSame()
    {
        QFETCH(int, from);
        QFETCH(int, stride);
        // Renewals with and without another key, a CA without auto-enroll's rollover, a request that waits for ever.
        const lab::FleetRouter first = server();
        lab::FleetRouter manual = server("");
        manual.name = "HAND";
        for (const auto& [what, with] :
             {std::pair{"172.16.1.1", "172.16.1.2"}, std::pair{"trustpoint CA", "trustpoint HAND"},
              std::pair{"server CA", "server HAND"}, std::pair{"rsakeypair CA", "rsakeypair HAND"}})
            manual.config.replace(manual.config.find(what), std::string_view(what).size(), with);
        lab::FleetRouter waiting = spoke("spoke-4", " auto-enroll 80\n");
        waiting.config.replace(waiting.config.find("172.16.1.1"), 10, "172.16.1.2");
        // Two trustpoints that are at work at the same time.
        lab::FleetRouter both = spoke("spoke-2", " auto-enroll 70 regenerate\n");
        both.config +=
            "crypto pki trustpoint TP2\n enrollment url http://172.16.1.1:80\n subject-name CN=other\n"
            " rsakeypair OTHER 1024\n auto-enroll 60 regenerate\n";
        const lab::Fleet fleet = fleetOf({first, manual, spoke("spoke-1", " auto-enroll 80\n"), both,
                                          spoke("spoke-3", "", start + 1h), waiting});
        const Instant end = start + std::chrono::days(900);
        struct Kill
        {
            std::size_t told;
            std::unique_ptr<QTemporaryDir> left = std::make_unique<QTemporaryDir>();
        };
        std::vector<Kill> kills;
        std::vector<std::string> whole;
        {
            Host host(fleet);
            host.heard = [&](const std::string&) {
                if (host.log.size() % static_cast<std::size_t>(stride) != static_cast<std::size_t>(from))
                    return;
                kills.push_back({host.log.size()}); // what a kill now leaves behind
                copyFolder(host.folder.path(), kills.back().left->path());
            };
            QVERIFY(host.runUntil(end));
            whole = plainLines(host.log);
        }
        QVERIFY(whole.size() > 60);
        QVERIFY(kills.size() >= 3);
        for (const Kill& kill : kills) {
            Host again(fleet, kill.left->path());
            QVERIFY(again.runUntil(end));
            std::vector<std::string> story(whole.begin(),
                                           whole.begin() + static_cast<std::ptrdiff_t>(kill.told));
            for (const std::string& line : plainLines(again.log))
                story.push_back(line);
            // What is missing stands where the kill was.
            std::size_t next = 0;
            for (const std::string& line : whole) {
                if (next < story.size() && story[next] == line) {
                    ++next;
                    continue;
                }
                QVERIFY2(next >= kill.told && placeOf(line) == placeOf(whole[kill.told - 1]),
                         ("killed after " + whole[kill.told - 1] + "expected " + line + "found " +
                          (next < story.size() ? story[next] : std::string("nothing")))
                             .c_str());
            }
            QCOMPARE(next, story.size());
        }
    }
};

QTEST_GUILESS_MAIN(RestartTest)
#include "restarttest.moc"
