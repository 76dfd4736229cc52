// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

#include "pki/net/ssh/listenwatch.h"

using namespace releve::net;

class ListenWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnceUntilAskedAgain()
    {
        const Listening one = listen();
        const Listening other = listen();
        int calls = 0, others = 0;
        ListenWatch watch(one.socket.get(), this, [&calls] { ++calls; });
        ListenWatch otherWatch(other.socket.get(), this, [&others] { ++others; });
        QVERIFY(watch.isGood());

        const auto first = connectTo(one);
        QTRY_COMPARE(calls, 1);
        const auto second = connectTo(one);
        // By the time the other port is told of, this one would have been.
        const auto elsewhere = connectTo(other);
        QTRY_COMPARE(others, 1);
        QCOMPARE(calls, 1);
        watch.again(); // and nobody was accepted
        QTRY_COMPARE(calls, 2);

        while (acceptFrom(one.socket.get()).outcome == Accepted::Outcome::Connection) {
        }
        watch.again();
        const auto third = connectTo(one);
        QTRY_COMPARE(calls, 3);
    }

    void whoIsGoneIsNotTold()
    {
        const Listening listening = listen();
        int calls = 0;
        auto gone = std::make_unique<QObject>();
        auto watch = std::make_unique<ListenWatch>(listening.socket.get(), gone.get(), [&calls] { ++calls; });
        const auto client = connectTo(listening);
        watch.reset();
        gone.reset();
        ListenWatch next(listening.socket.get(), this, [&calls] { calls += 10; });
        QTRY_COMPARE(calls, 10);
    }

    void manyAtOnce()
    {
        constexpr std::size_t many = 300;
        std::vector<Listening> ports;
        std::vector<std::unique_ptr<ListenWatch>> watches;
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        std::vector<int> calls(many, 0);
        for (std::size_t i = 0; i < many; ++i) {
            ports.push_back(listen());
            watches.push_back(
                std::make_unique<ListenWatch>(ports[i].socket.get(), this, [&calls, i] { ++calls[i]; }));
        }
        for (const Listening& port : ports)
            clients.push_back(connectTo(port));
        QTRY_COMPARE(calls, std::vector<int>(many, 1));
    }

private:
    static Listening listen()
    {
        auto listening = listenOn(QHostAddress(QHostAddress::LocalHost), 0);
        return listening ? std::move(*listening) : Listening();
    }

    static std::unique_ptr<QTcpSocket> connectTo(const Listening& listening)
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), listening.port);
        return socket;
    }
};

QTEST_GUILESS_MAIN(ListenWatchTest)
#include "listenwatchtest.moc"
