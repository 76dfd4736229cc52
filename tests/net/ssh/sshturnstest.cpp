// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <map>
#include <random>
#include <set>

#include "pki/net/ssh/sshturns.h"

using namespace releve::net;

class SshTurnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstGoFirst()
    {
        SshTurns turns(2, 2);
        const auto a = turns.ask("A");
        const auto b = turns.ask("B");
        const auto c = turns.ask("A");
        QCOMPARE(turns.next(), (std::vector<SshTurns::Ticket>{a, b}));
        QVERIFY(turns.next().empty());
        turns.done(a);
        QCOMPARE(turns.next(), std::vector<SshTurns::Ticket>{c});
        QCOMPARE(turns.running(), std::size_t{2});
        QCOMPARE(turns.waiting(), std::size_t{0});
    }

    void aFullGroupKeepsNobodyElseWaiting()
    {
        SshTurns turns(10, 1);
        const auto a = turns.ask("A");
        const auto second = turns.ask("A");
        const auto b = turns.ask("B");
        QCOMPARE(turns.next(), (std::vector<SshTurns::Ticket>{a, b}));
        turns.done(b);
        QVERIFY(turns.next().empty());
        turns.done(a);
        QCOMPARE(turns.next(), std::vector<SshTurns::Ticket>{second});
    }

    void whoeverGivesUpIsForgotten()
    {
        SshTurns turns(1, 1);
        const auto a = turns.ask("A");
        const auto b = turns.ask("A");
        const auto c = turns.ask("A");
        QCOMPARE(turns.next(), std::vector<SshTurns::Ticket>{a});
        turns.done(b); // while waiting
        turns.done(b);
        turns.done(99);
        QCOMPARE(turns.waiting(), std::size_t{1});
        turns.done(a);
        QCOMPARE(turns.next(), std::vector<SshTurns::Ticket>{c});
    }

    void boundsHoldWhateverHappens()
    {
        constexpr std::size_t overall = 7;
        constexpr std::size_t perGroup = 3;
        SshTurns turns(overall, perGroup);
        std::mt19937 random(1);
        std::map<SshTurns::Ticket, std::string> waiting;
        std::map<SshTurns::Ticket, std::string> running;
        const auto count = [&](const std::string& group) {
            std::size_t result = 0;
            for (const auto& [ticket, name] : running)
                result += name == group ? 1U : 0U;
            return result;
        };
        for (int i = 0; i < 20'000; ++i) {
            if (random() % 2 == 0) {
                const std::string group(1, static_cast<char>('A' + random() % 5));
                waiting.emplace(turns.ask(group), group);
            } else {
                auto& from = random() % 5 == 0 ? waiting : running;
                if (!from.empty()) {
                    const auto gone =
                        std::next(from.begin(), static_cast<std::ptrdiff_t>(random() % from.size()));
                    turns.done(gone->first);
                    from.erase(gone);
                }
            }
            for (const auto ticket : turns.next()) {
                QVERIFY(waiting.contains(ticket));
                running.insert(waiting.extract(ticket));
            }
            QCOMPARE(turns.running(), running.size());
            QCOMPARE(turns.waiting(), waiting.size());
            QVERIFY(running.size() <= overall);
            std::set<std::string> full;
            for (const auto& [ticket, name] : running)
                if (count(name) == perGroup)
                    full.insert(name);
            for (const auto& [ticket, name] : running)
                QVERIFY(count(name) <= perGroup);
            // Nobody waits who could go.
            for (const auto& [ticket, name] : waiting)
                QVERIFY(running.size() == overall || full.contains(name));
        }
    }
};

QTEST_APPLESS_MAIN(SshTurnsTest)
#include "sshturnstest.moc"
