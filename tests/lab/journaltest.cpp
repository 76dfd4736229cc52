// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

#include "pki/lab/journal.h"
#include "pki/lab/recordcodec.h"

using namespace releve;
using namespace releve::lab;

namespace {

Bytes record(std::size_t size, std::uint8_t fill)
{
    return Bytes(size, fill);
}

/// A file, its records as they are read, and what went wrong.
struct Opened
{
    explicit Opened(const QString& path)
    {
        auto result = Journal::open(path, [this](ByteView bytes) -> Status {
            records.emplace_back(bytes.begin(), bytes.end());
            return std::monostate{};
        });
        if (result)
            journal = std::move(*result);
        else
            error = result.error();
    }
    std::vector<Bytes> records;
    std::unique_ptr<Journal> journal;
    std::optional<Error> error;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("not written");
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("journal")); }
    const std::vector<Bytes> m_records{record(0, 0), record(1, 1), record(300, 2), record(70, 3),
                                       record(5, 4)};

    /// A file with all of them; the place where each begins and where the last ends.
    std::vector<qint64> fill()
    {
        QFile::remove(path());
        const Opened opened(path());
        std::vector<qint64> places;
        for (const Bytes& each : m_records) {
            places.push_back(opened.journal->size());
            if (!opened.journal->append(each))
                qFatal("not appended");
        }
        places.push_back(opened.journal->size());
        return places;
    }

private Q_SLOTS:
    void whatIsNoJournalIsRefused()
    {
        for (const char* text : {"x", "RELEVEJ2", "RELEVEX", "{\"json\": 1}\n"}) {
            write(path(), text);
            const Opened opened(path());
            QVERIFY2(opened.error && opened.error->code == ErrorCode::BadEncoding, text);
            QCOMPARE(contentOf(path()), QByteArray(text));
        }
        QVERIFY(Opened(m_folder.filePath(QStringLiteral("no/such"))).error->code == ErrorCode::AccessDenied);
    }

    void recordsComeBack()
    {
        fill();
        Opened opened(path());
        QVERIFY(opened.records == m_records);
        QCOMPARE(opened.journal->cutOff(), 0);
        QVERIFY(opened.journal->append(record(9, 9)).ok());
        QVERIFY(opened.journal->sync().ok());
        QCOMPARE(Opened(path()).records.size(), m_records.size() + 1);
    }

    void cutShortAnywhereTheWholeRecordsAreThere()
    {
        const auto places = fill();
        const QByteArray whole = contentOf(path());
        for (qsizetype size = 0; size <= whole.size(); ++size) {
            write(path(), whole.left(size));
            std::size_t complete = 0;
            while (complete < m_records.size() && places[complete + 1] <= size)
                ++complete;
            {
                const Opened opened(path());
                QVERIFY2(!opened.error, opened.error ? opened.error->detail.c_str() : "");
                QVERIFY(opened.records ==
                        std::vector<Bytes>(m_records.begin(),
                                           m_records.begin() + static_cast<std::ptrdiff_t>(complete)));
                QCOMPARE(opened.journal->size(), places[complete]);
                QVERIFY(opened.journal->append(record(3, 7)).ok()); // it goes on
            }
            const Opened again(path());
            QCOMPARE(again.records.size(), complete + 1);
            QVERIFY(again.records.back() == record(3, 7));
        }
    }

    void oneBitFlippedAnywhereIsSaidWithItsPlaceAndLeftAlone()
    {
        const auto places = fill();
        const QByteArray whole = contentOf(path());
        for (qsizetype i = 0; i < whole.size(); ++i) {
            for (const char bit : {'\x01', '\x80'}) {
                QByteArray damaged = whole;
                damaged[i] = static_cast<char>(damaged[i] ^ bit);
                write(path(), damaged);
                const Opened opened(path());
                QVERIFY(opened.error);
                QCOMPARE(opened.error->code, ErrorCode::BadEncoding);
                qint64 place = 0;
                for (const qint64 start : places)
                    place = start <= i ? start : place;
                QVERIFY2(opened.error->detail.find("journal: damaged at byte " + std::to_string(place) +
                                                   ":") != std::string::npos,
                         opened.error->detail.c_str());
                QCOMPARE(contentOf(path()), damaged);
            }
        }
    }

    void roomThatAPowerFailureLeftEmptyIsCutOff()
    {
        fill();
        const QByteArray whole = contentOf(path());
        write(path(), whole + QByteArray(4096, '\0'));
        const Opened opened(path());
        QVERIFY(opened.records == m_records);
        QCOMPARE(opened.journal->cutOff(), 4096);
        QCOMPARE(contentOf(path()), whole);
        write(path(), whole + QByteArray(16, '\0') + 'x');
        QVERIFY(Opened(path()).error);
    }

    void aRecordThatIsNotTakenStopsIt()
    {
        const auto places = fill();
        const auto opened = Journal::open(path(), [](ByteView bytes) -> Status {
            if (bytes.size() == 300)
                return Error{ErrorCode::BadEncoding, "odd"};
            return std::monostate{};
        });
        QVERIFY(!opened);
        QVERIFY(opened.error().detail.ends_with("damaged at byte " + std::to_string(places[2]) + ": odd"));
    }

    void replacedAtOnce()
    {
        fill();
        Opened opened(path());
        const std::vector<Bytes> others{record(2, 8), record(3, 9)};
        QVERIFY(opened.journal->replace(others).ok());
        QVERIFY(opened.journal->append(record(4, 1)).ok());
        const Opened again(path());
        QCOMPARE(again.records.size(), 3U);
        QVERIFY(again.records[1] == others[1]);
        QVERIFY(!(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aFullDiskLosesNothing()
    {
#ifdef Q_OS_UNIX
        // A limit of the file's size stands for the disk's: a write beyond it goes half-way and fails.
        const auto places = fill();
        Opened opened(path());
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = static_cast<rlim_t>(places.back()) + 20;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto appended = opened.journal->append(record(100, 5));
        const auto fits = opened.journal->append(record(2, 6));
        const auto replaced = opened.journal->replace(std::vector<Bytes>{record(2000, 6)});
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!appended);
        QCOMPARE(appended.error().code, ErrorCode::IoFailure);
        QVERIFY2(appended.error().detail.find("journal: not written at byte " +
                                              std::to_string(places.back())) != std::string::npos,
                 appended.error().detail.c_str());
        QVERIFY(fits.ok());
        QVERIFY(!replaced);
        QVERIFY(opened.journal->append(record(100, 7)).ok());
        const Opened again(path());
        QCOMPARE(again.records.size(), m_records.size() + 2);
        QVERIFY(again.records.back() == record(100, 7));
#else
        QSKIP("no limit of a file's size here");
#endif
    }

    void checksumOfTheStandard()
    {
        QCOMPARE(crc32(bytesOf("123456789")), 0xCBF43926U); // the check value of CRC-32
    }

    void fieldsComeBack()
    {
        RecordWriter writer;
        writer.number(0).number(~std::uint64_t{0}).instant(Instant(Duration(-5))).text("a").bytes({});
        RecordReader reader(writer.record());
        QCOMPARE(reader.number(), 0U);
        QCOMPARE(reader.number(), ~std::uint64_t{0});
        QVERIFY(reader.instant() == Instant(Duration(-5)));
        QCOMPARE(reader.text(), "a");
        QVERIFY(reader.bytes().empty());
        QVERIFY(reader.ok() && reader.atEnd());
        QCOMPARE(reader.number(), 0U);
        QVERIFY(!reader.ok());

        RecordWriter lengthOnly;
        lengthOnly.number(1000); // beyond the end
        RecordReader longer(lengthOnly.record());
        QVERIFY(longer.bytes().empty() && !longer.ok());
        RecordWriter tooWide;
        tooWide.number(1ULL << 32);
        RecordReader wide(tooWide.record());
        (void)wide.as<std::uint32_t>();
        QVERIFY(!wide.ok());
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "journaltest.moc"
