// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "models/importer.h"

using namespace releve;
using namespace releve::models;

namespace {

const QByteArray capture("spoke-1#show crypto pki timers\n"
                         "PKI Timers\n"
                         "|        4d04:00:00.000\n"
                         "|        4d04:00:00.000  RENEW Root-CA\n"
                         "spoke-1#\n");

struct Spies
{
    explicit Spies(Importer& importer)
        : failed(&importer, &Importer::failed)
        , finished(&importer, &Importer::finished)
        , cancelled(&importer, &Importer::cancelled)
        , progress(&importer, &Importer::progress)
        , passphrase(&importer, &Importer::passphraseNeeded)
    {
        QObject::connect(&importer, &Importer::finished, &m_here,
                         [this, &importer] { m_reading = importer.takeReading(); });
    }
    [[nodiscard]] ErrorCode error(int at) const { return failed.at(at).at(1).value<Error>().code; }
    [[nodiscard]] QString name(int at) const { return failed.at(at).at(0).toString(); }
    [[nodiscard]] const fleet::Reading& reading() const { return m_reading; }
    QSignalSpy failed, finished, cancelled, progress, passphrase;

private:
    QObject m_here;
    fleet::Reading m_reading;
};

} // namespace

class ImporterTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString write(const QString& name, const QByteArray& content)
    {
        const QString path = m_dir.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a test file");
        return path;
    }

    static QString protectedFile() { return QStringLiteral(RELEVE_TEST_DATA "/x509/modern.p12"); }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void whatCannotBeReadIsToldAndTheRestGoesOn()
    {
        const QString huge = write(QStringLiteral("huge.log"), "x");
        QVERIFY(QFile::resize(huge, static_cast<qint64>(fleet::maximumSourceSize) + 1)); // sparse
        const QString good = write(QStringLiteral("good.log"), capture);
        Importer importer;
        const Spies spies(importer);
        importer.importFiles({m_dir.filePath(QStringLiteral("absent")), m_dir.path(), huge, good});
        QVERIFY(importer.isRunning());
        QVERIFY(spies.failed.isEmpty()); // nothing before control is back
        QTRY_COMPARE(spies.finished.count(), 1);
        QVERIFY(!importer.isRunning());
        QCOMPARE(spies.failed.count(), 3);
        QCOMPARE(spies.error(0), ErrorCode::NotFound);
        QCOMPARE(spies.error(1), ErrorCode::UnsupportedFormat);
        QCOMPARE(spies.name(1), m_dir.path());
        QCOMPARE(spies.error(2), ErrorCode::TooLarge);
        QCOMPARE(spies.reading().sources.size(), std::size_t{1});
        QCOMPARE(spies.reading().sources.front().name, good.toStdString());
        QCOMPARE(spies.progress.last().at(0), spies.progress.last().at(1));
    }

    void nothingAskedNothingDone()
    {
        Importer importer;
        const Spies spies(importer);
        importer.importFiles({});
        importer.supplyPassphrase(SecretBytes("x"));
        importer.skipFile();
        importer.cancel();
        QVERIFY(!importer.isRunning());
        QCOMPARE(spies.failed.count() + spies.finished.count() + spies.cancelled.count(), 0);
    }

    void pasteAndWhatIsAddedMeanwhileAreOneImport()
    {
        Importer importer;
        const Spies spies(importer);
        importer.importBytes(QStringLiteral("paste"), capture);
        importer.importFiles({write(QStringLiteral("a.log"), capture)});
        QTRY_COMPARE(spies.finished.count(), 1);
        QCOMPARE(spies.reading().sources.size(), std::size_t{2});
        QVERIFY(spies.failed.isEmpty());
    }

    void manyFilesKeepTheirOrderAndTheirRecords()
    {
        Importer importer;
        const Spies spies(importer);
        QStringList files;
        for (int i = 0; i < 20; ++i) {
            const QByteArray host = "R" + QByteArray::number(i);
            files.append(write(QString::fromLatin1(host + ".log"),
                               host + "#show crypto pki timers\nPKI Timers\n|  1:00.000  SESSION CLEANUP\n"));
        }
        files.insert(7, protectedFile());
        importer.importFiles(files);
        QTRY_COMPARE(spies.passphrase.count(), 1);
        importer.skipFile();
        QTRY_COMPARE(spies.finished.count(), 1);
        QCOMPARE(spies.failed.count(), 1);
        const fleet::Reading& reading = spies.reading();
        QCOMPARE(reading.sources.size(), std::size_t{20});
        QCOMPARE(reading.records.timers.size(), std::size_t{20});
        for (std::size_t i = 0; i < 20; ++i) {
            const ios::Origin& origin = reading.records.timers[i].origin;
            QCOMPARE(origin.device(), "R" + std::to_string(i));
            QCOMPARE(origin.source(), i);
            QVERIFY(reading.sources[i].name.ends_with(origin.device() + ".log"));
        }
        QStringList told;
        for (const auto& step : spies.progress)
            told.append(step.at(2).toString());
        QCOMPARE(told, files + QStringList{QString()}); // each once, then the end
    }

    void cancelIsAtOnceAndFinal()
    {
        Importer importer;
        const Spies spies(importer);
        QStringList many;
        for (int i = 0; i < 200; ++i)
            many << write(QStringLiteral("%1.log").arg(i), capture);
        importer.importFiles(many);
        importer.cancel();
        QCOMPARE(spies.cancelled.count(), 1);
        QVERIFY(!importer.isRunning());
        importer.importBytes(QStringLiteral("after"), capture);
        QTRY_COMPARE(spies.finished.count(), 1);
        QCOMPARE(spies.reading().sources.size(), std::size_t{1});
    }

    void aPassphraseIsAskedForUntilItOpens()
    {
        Importer importer;
        const Spies spies(importer);
        importer.importFiles({protectedFile(), write(QStringLiteral("good.log"), capture)});
        QTRY_COMPARE(spies.passphrase.count(), 1);
        QCOMPARE(spies.passphrase.at(0).at(0).toString(), protectedFile());
        QCOMPARE(spies.passphrase.at(0).at(1).toBool(), false);
        QVERIFY(importer.isRunning() && spies.finished.isEmpty());
        importer.supplyPassphrase(SecretBytes("wrong"));
        QTRY_COMPARE(spies.passphrase.count(), 2);
        QCOMPARE(spies.passphrase.at(1).at(1).toBool(), true);
        importer.supplyPassphrase(SecretBytes("cisco123"));
        QTRY_COMPARE(spies.finished.count(), 1);
        QCOMPARE(spies.reading().sources.size(), std::size_t{2});
        QVERIFY(!spies.reading().records.certificates.empty());
        QVERIFY(spies.failed.isEmpty());
    }

    void aProtectedFileMayBeLeftOut()
    {
        Importer importer;
        const Spies spies(importer);
        importer.importFiles({protectedFile(), write(QStringLiteral("good.log"), capture)});
        QTRY_COMPARE(spies.passphrase.count(), 1);
        importer.skipFile();
        importer.supplyPassphrase(SecretBytes("cisco123")); // too late
        QTRY_COMPARE(spies.finished.count(), 1);
        QCOMPARE(spies.failed.count(), 1);
        QCOMPARE(spies.error(0), ErrorCode::PassphraseNeeded);
        QCOMPARE(spies.reading().sources.size(), std::size_t{1});
    }

    void cancelWhileAPassphraseIsAskedFor()
    {
        Importer importer;
        const Spies spies(importer);
        importer.importFiles({protectedFile()});
        QTRY_COMPARE(spies.passphrase.count(), 1);
        importer.cancel();
        QVERIFY(!importer.isRunning());
        importer.supplyPassphrase(SecretBytes("cisco123"));
        QVERIFY(!importer.isRunning());
        QCOMPARE(spies.cancelled.count(), 1);
        QVERIFY(spies.finished.isEmpty());
    }

    void destroyedWhileReading()
    {
        auto importer = std::make_unique<Importer>();
        importer->importBytes(QStringLiteral("paste"), capture);
        importer.reset();
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(ImporterTest)
#include "importertest.moc"
