// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/scep/caprofile.h"
#include "pki/scep/fingerprint.h"
#include "tests/scep/testpki.h"

using namespace releve;
using namespace releve::scep;
using testpki::day;
using testpki::now;
using x509::Certificate;

namespace {

constexpr Algorithms least{Digest::Sha1, Cipher::Des3};
constexpr Algorithms standard{Digest::Sha256, Cipher::Aes128};

const Identity& ca()
{
    static const Identity identity = testpki::selfSigned("O=Example/CN=CA", testpki::key(2), 1, true);
    return identity;
}

CaProfile pinned(const Certificate& certificate = ca().certificate)
{
    CaProfile profile;
    profile.pinned = certificate;
    return profile;
}

const Capabilities modern{Capability::Aes, Capability::Sha256, Capability::PostPkiOperation,
                          Capability::Renewal};

} // namespace

class CaProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void md5AndSingleDesNeedLegacy()
    {
        CaProfile profile;
        for (const Algorithms chosen :
             {Algorithms{Digest::Md5, Cipher::Aes128}, Algorithms{Digest::Sha256, Cipher::Des}}) {
            profile.legacy = false;
            const auto terms = profile.agree(modern, false, chosen);
            QVERIFY(!terms && terms.error().code == ErrorCode::WeakAlgorithm);
            QVERIFY(terms.error().detail.find(chosen.digest == Digest::Md5 ? "MD5" : "single DES") !=
                    std::string::npos);
            QVERIFY(terms.error().detail.ends_with("legacy is not switched on for this CA"));
            profile.legacy = true;
            QVERIFY(profile.agree(modern, false, chosen)->algorithms == chosen);
        }
        // They are never chosen by themselves.
        QVERIFY(profile.agree({}) && profile.agree({})->algorithms == least);
    }

    void aCaThatOffersLessThanBeforeIsStopped()
    {
        CaProfile profile;
        profile.bestSeen = modern;
        for (const Capability lost :
             {Capability::Aes, Capability::Sha256, Capability::PostPkiOperation, Capability::Renewal}) {
            Capabilities offered;
            for (const Capability kept :
                 {Capability::Aes, Capability::Sha256, Capability::PostPkiOperation, Capability::Renewal}) {
                if (kept != lost)
                    offered.add(kept);
            }
            QVERIFY(profile.lostIn(offered) == std::vector{lost});
            const auto terms = profile.agree(offered);
            QVERIFY(!terms && terms.error().code == ErrorCode::Downgraded);
            QCOMPARE(terms.error().detail, "no longer offered: " + std::string(nameOf(lost)));
            QVERIFY(profile.agree(offered, true));
        }
        QVERIFY(profile.agree({}).error().code == ErrorCode::Downgraded);
        QVERIFY(profile.agree({}, true)->algorithms == least);
        QVERIFY(profile.agree({Capability::ScepStandard, Capability::Renewal}));
    }

    void aNextCaMayComeAndGo()
    {
        CaProfile profile;
        profile.bestSeen = modern.unitedWith({Capability::GetNextCaCert});
        QVERIFY(profile.lostIn(modern).empty());
        QVERIFY(profile.agree(modern));
    }

    void nothingGoesBelowTheFloor()
    {
        CaProfile profile;
        profile.floor = standard;
        QVERIFY(profile.agree({})->algorithms == standard);
        QVERIFY(profile.agree({Capability::Sha512})->algorithms ==
                (Algorithms{Digest::Sha512, Cipher::Aes128}));
        QVERIFY(profile.agree({}, false, least).error().code == ErrorCode::Downgraded);
        QVERIFY(profile.checkFloor(Digest::Sha1, Cipher::Aes256).error().code == ErrorCode::Downgraded);
        QVERIFY(profile.checkFloor(Digest::Sha1, std::nullopt).error().code == ErrorCode::Downgraded);
        QCOMPARE(profile.checkFloor(Digest::Sha512, Cipher::Des3).error().detail,
                 std::string("DES-EDE3-CBC, and the floor set for this CA is AES-128-CBC"));
        QVERIFY(profile.checkFloor(Digest::Sha256, Cipher::Aes128));
        profile.floor = least;
        QVERIFY(profile.checkFloor(Digest::Sha1, Cipher::Des3));
        QVERIFY(!profile.checkFloor(Digest::Md5, std::nullopt));
        profile.legacy = true;
        QVERIFY(profile.checkFloor(Digest::Md5, Cipher::Des));
    }

    void theBestOfBothIsTaken()
    {
        const CaProfile profile;
        QVERIFY(*profile.agree({}) == (Terms{least, false, false}));
        QVERIFY(*profile.agree(modern) == (Terms{standard, true, true}));
        QVERIFY(*profile.agree({Capability::ScepStandard}) == (Terms{standard, true, false}));
        // Old IOS (ROLLOVER_SPEC 7.2).
        QVERIFY(*profile.agree({Capability::GetNextCaCert, Capability::Renewal, Capability::Sha1,
                                Capability::Sha256}) == (Terms{{Digest::Sha256, Cipher::Des3}, false, true}));
        const Algorithms chosen{Digest::Sha512, Cipher::Aes256};
        QVERIFY(profile.agree({}, false, chosen)->algorithms == chosen);
    }

    void anotherCaIsNotRecognised()
    {
        const Identity foreign = testpki::selfSigned("O=Example/CN=CA", testpki::key(3), 1, true);
        const auto choice = pinned().recognise({&foreign.certificate, 1}, now);
        QVERIFY(!choice && choice.error().code == ErrorCode::WrongFingerprint);
        QCOMPARE(choice.error().detail, "SHA-256 " + ca().certificate.fingerprint(Digest::Sha256) +
                                            " expected, " + foreign.certificate.fingerprint(Digest::Sha256) +
                                            " received");
        QVERIFY(CaProfile{}.recognise({&ca().certificate, 1}, now).error().code == ErrorCode::BadArgument);
        QVERIFY(pinned().recognise({}, now).error().code == ErrorCode::NotFound);
        const Certificate client = testpki::issue(ca(), testpki::request("CN=r1", testpki::key(1)), 2);
        QVERIFY(pinned().recognise({&client, 1}, now).error().code == ErrorCode::NotFound);
    }

    void aForeignCasRaIsNotTalkedTo()
    {
        const Identity foreign = testpki::selfSigned("O=Example/CN=CA", testpki::key(3), 1, true);
        const auto ra = testpki::issue(foreign, testpki::request("O=Example/CN=RA", testpki::key(1)), 3);
        for (const std::vector<Certificate>& certificates :
             {std::vector{ra, ca().certificate}, std::vector{ra, ca().certificate, foreign.certificate}}) {
            const auto choice = pinned().recognise(certificates, now);
            if (choice)
                QVERIFY(choice->encryption == ca().certificate && choice->signature == ca().certificate);
            else
                QVERIFY(choice.error().code == ErrorCode::WrongFingerprint);
        }
    }

    void whoIsNotInDateIsNotTalkedTo()
    {
        const auto ra = [](testpki::Validity validity) {
            return testpki::issue(ca(), testpki::request("O=Example/CN=RA", testpki::key(1)), 3, validity);
        };
        const std::vector good{ra({}), ca().certificate};
        QVERIFY(pinned().recognise(good, now)->encryption == good.front());
        for (const auto validity :
             {testpki::Validity{now - 2 * day, now - day}, testpki::Validity{now + day, now + 2 * day}}) {
            const std::vector certificates{ra(validity), ca().certificate};
            QVERIFY(pinned().recognise(certificates, now).error().code == ErrorCode::BadAnswer);
        }
        QVERIFY(pinned().recognise(good, now + 3650 * day).error().code == ErrorCode::BadAnswer);
    }

    void ofTwoCasThePinnedOneIsTaken()
    {
        const Identity next = testpki::selfSigned("O=Example/CN=CA", testpki::key(3), 2, true);
        for (const std::vector<Certificate>& both : {std::vector{ca().certificate, next.certificate},
                                                     std::vector{next.certificate, ca().certificate}}) {
            QVERIFY(pinned().recognise(both, now)->ca == ca().certificate);
            QVERIFY(pinned(next.certificate).recognise(both, now)->ca == next.certificate);
        }
    }

    void whatIsNoFingerprintIsRefused_data()
    {
        QTest::addColumn<QByteArray>("typed");
        for (const char* typed : {"", "A", "AA", "SHA1", "SHA1 Fingerprint=", "zz:zz",
                                  "0123456789abcdef0123456789abcde",    // a digit missing
                                  "0123456789abcdef0123456789abcdef01", // one byte more
                                  "0123456789abcdef0123456789abcdeg"})
            QTest::newRow(typed) << QByteArray(typed);
    }
    void whatIsNoFingerprintIsRefused()
    {
        QFETCH(QByteArray, typed);
        const auto fingerprint = Fingerprint::parse(typed.toStdString());
        QVERIFY(!fingerprint && fingerprint.error().code == ErrorCode::BadArgument);
    }

    void fingerprintsAreReadAsTheyAreTyped()
    {
        const Certificate& certificate = ca().certificate;
        for (const Digest digest :
             {Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha384, Digest::Sha512}) {
            const std::string hex = certificate.fingerprint(digest);
            std::string colons;
            for (std::size_t i = 0; i < hex.size(); i += 2)
                colons.append(i ? ":" : "").append(lowered(hex.substr(i, 2)));
            for (const std::string& typed : {hex, lowered(hex), grouped(hex), colons, " " + colons + "\r\n",
                                             "SHA1 Fingerprint=" + colons}) {
                const auto fingerprint = Fingerprint::parse(typed);
                QVERIFY2(fingerprint, typed.c_str());
                QVERIFY(fingerprint->digest == digest && fingerprint->matches(certificate));
                QVERIFY(fingerprint->check(certificate));
            }
            std::string other = hex;
            other.back() = other.back() == '0' ? '1' : '0';
            const auto refused = Fingerprint::parse(other)->check(certificate);
            QVERIFY(refused.error().code == ErrorCode::WrongFingerprint);
            QCOMPARE(refused.error().detail,
                     std::string(nameOf(digest)) + " " + other + " expected, " + hex + " received");
        }
    }
};

QTEST_GUILESS_MAIN(CaProfileTest)
#include "caprofiletest.moc"
