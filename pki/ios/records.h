// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pki/base/clock.h"
#include "pki/lifecycle/certificateserverconfig.h"
#include "pki/lifecycle/trustpointconfig.h"
#include "pki/x509/certificate.h"

/// What IOS prints about its PKI, one record a printed block or chain entry. Records are plain values that say
/// what was printed; nothing is merged or judged here (that is pki/fleet's work).
namespace releve::ios {

/// The command output a record was read in; shared by all its records.
struct Context
{
    std::size_t source = 0; ///< index of the file or paste
    std::string device;     ///< host name of the prompt or configuration; empty when the text tells none
    std::string command;    ///< the command as typed at that prompt; empty when the text tells none
    std::optional<Instant> readAt; ///< the device's own clock when it printed this, where the text tells it

    bool operator==(const Context&) const = default;
};

/// Where a record stands.
struct Origin
{
    std::shared_ptr<const Context> context; ///< never null in a parsed record
    std::uint32_t line = 0; ///< first line of the record, counted from 1; 0 = the source has no lines

    [[nodiscard]] std::size_t source() const { return context ? context->source : 0; }
    [[nodiscard]] std::string device() const { return context ? context->device : std::string(); }
    [[nodiscard]] std::string command() const { return context ? context->command : std::string(); }
    [[nodiscard]] std::optional<Instant> readAt() const { return context ? context->readAt : std::nullopt; }
};

/// A date as the device printed it, and its instant where the printed zone has one meaning. Never guessed.
struct PrintedTime
{
    std::string text; ///< empty when it comes from DER, which has no zone to print
    std::optional<Instant> instant;

    bool operator==(const PrintedTime&) const = default;
};

/// One attribute of a printed name, in printed order. `joined` marks the second and later attributes of one
/// multi-valued RDN (`serialNumber=…+hostname=…`).
struct NameAttribute
{
    std::string type;
    std::string value;
    bool joined = false;

    bool operator==(const NameAttribute&) const = default;
};
using PrintedName = std::vector<NameAttribute>;

/// `cn=RootCA,ou=TAC,o=Cisco`: the attributes as IOS writes a name on one line.
[[nodiscard]] std::string toText(const PrintedName& name);
/// The reverse, for names printed on one line. Splits at commas that a type name and `=` follow, never at blanks.
[[nodiscard]] PrintedName nameFromText(std::string_view text);
/// A certificate's own name, in the order IOS prints it.
[[nodiscard]] PrintedName nameFrom(const x509::Name& name);

enum class CertificateKind
{
    Identity,
    Ca,
    SubordinateCa,
    RaSignature,
    RaEncryption,
    Ra,
    SelfSigned
};

/// How a certificate came to us.
enum class CertificateForm
{
    Show,  ///< a block of `show crypto pki certificates`
    Chain, ///< an entry of `crypto pki certificate chain`
    Pem,   ///< a PEM block in the text
    File   ///< a DER, PKCS#7 or PKCS#12 file
};

/// One printed certificate. Hex fields are upper-case without separators; texts are as printed, trimmed; a
/// field the text does not have is empty.
struct CertificateRecord
{
    Origin origin;
    CertificateForm form = CertificateForm::Show;
    CertificateKind kind = CertificateKind::Identity;
    bool rollover = false;
    std::string status; ///< `Available`, `Pending` …
    std::string serial; ///< as printed, upper-case, no `0x`
    std::string usage;  ///< `General Purpose`, `Signature` …
    PrintedName issuer;
    PrintedName subject;
    std::string subjectDisplayName;  ///< `Name:` under Subject
    std::string subjectSerialNumber; ///< `Serial Number:` under Subject
    std::string subjectIpAddress;    ///< `IP Address:` under Subject
    std::optional<PrintedTime> notBefore;
    std::optional<PrintedTime> notAfter;
    std::optional<PrintedTime> renewDate;
    std::optional<PrintedTime> installTime;
    std::vector<std::string> trustpoints;
    std::string storage;
    std::vector<std::string> crlDistributionPoints;
    std::string keyAlgorithm;       ///< `rsaEncryption` …
    unsigned keyBits = 0;           ///< 0 = not printed
    std::string signatureAlgorithm; ///< as printed (`MD5 with RSA Encryption`) or OpenSSL's name
    std::string keyUsage;           ///< `A0000000`
    std::string md5, sha1, sha256;
    std::string subjectKeyId, authorityKeyId;
    std::string keyLabel;
    std::optional<x509::Certificate> certificate; ///< when the bytes themselves are known

    /// Fills every empty field that the bytes can answer. Does nothing without `certificate`.
    void completeFromBytes();
};

enum class TimerSection
{
    Pki,
    ExpiryAlert,
    Crl,
    Trustpool,
    Cs
};

/// One row of `show crypto pki timers`; the nameless head line of a section is no timer.
struct TimerRecord
{
    Origin origin;
    TimerSection section = TimerSection::Pki;
    std::string name;   ///< `RENEW`, `SHADOW`, `CS SHADOW CERT GENERATION`, `ID`, `CA`, `CS` …
    std::string target; ///< trustpoint, request number or DN; empty when the row has none
    Duration remaining{0};
    std::optional<Instant>
        due; ///< printed with `detail`, else the device's clock plus the value; empty when neither is known
};

struct ServerRollover
{
    std::string status;
    std::string fingerprint;
    std::optional<PrintedTime> expires;
};

/// `show crypto pki server`.
struct ServerRecord
{
    Origin origin;
    std::string name;
    std::optional<bool> enabled; ///< the first word of `Status:`
    std::string status;          ///< all of `Status:`: `disabled, HTTP Server is disabled`
    std::string state;           ///< `enabled`, `check failed` …
    std::string issuer;
    std::string caFingerprint;
    std::string raFingerprint;
    bool raMode = false;
    bool locked = false; ///< "Server's configuration is locked"
    std::string grantingMode;
    std::string lastSerial;
    std::optional<PrintedTime> caExpires;
    std::optional<PrintedTime> crlNextUpdate;
    std::string databaseLevel;
    std::string storage;
    std::vector<std::string>
        otherStorage; ///< `Current storage dir for .crl files: …`, as printed after `Current `
    std::optional<lifecycle::DaysHoursMinutes> autoRollover;
    std::optional<PrintedTime> autoRolloverTimer;
    std::optional<ServerRollover> rollover;
};

/// `show crypto pki trustpoints [status]`.
struct TrustpointRecord
{
    Origin origin;
    std::string name;
    PrintedName caSubject;
    std::string caSerial;
    std::string caFingerprintMd5, caFingerprintSha1;
    PrintedName identitySubject;
    std::string identityFingerprintMd5, identityFingerprintSha1;
    std::optional<bool> certificateConfigured;
    std::optional<bool> keysGenerated;
    std::string keysGeneratedText; ///< `Yes (General Purpose, non-exportable)`
    std::optional<bool> caAuthenticated;
    std::optional<bool> certificateRequests;
    std::string certificateRequestsText;
    std::string lastEnrollmentStatus; ///< `Granted`, `Pending`, `Rejected` …
    std::optional<PrintedTime> nextEnrollment;
    std::string enrollmentUrl; ///< `SCEP URL: …`
    std::string keyLabel;      ///< `Using key label …`
    bool selfSigned = false;
};

/// One key of `show crypto key mypubkey`.
struct KeyRecord
{
    Origin origin;
    std::string name;
    std::string type;    ///< `RSA KEYS`, `EC KEYS`
    std::string usage;   ///< `General Purpose Key` …
    std::string storage; ///< `private-config`, `not specified`; empty when not printed
    std::optional<bool> exportable;
    bool temporary = false;
    std::optional<PrintedTime> generated;
    std::optional<x509::PublicKey> publicKey;

    /// The shadow key of a rollover: IOS appends `#` to the label.
    [[nodiscard]] bool isRollover() const { return name.ends_with('#'); }
    /// `not specified` is how IOS says that a reload loses the key.
    [[nodiscard]] bool isUnsaved() const { return storage == "not specified"; }
};

enum class RequestList
{
    SubordinateCa,
    Ra,
    Router
};

/// One row of `show crypto pki server NAME requests`.
struct RequestRecord
{
    Origin origin;
    std::string server; ///< from the command; empty when the text tells none
    RequestList list = RequestList::Router;
    std::string id;
    std::string state;
    std::string fingerprint;
    std::string subject; ///< one line, as printed
};

/// Whether the device trusts its own clock: without that no PKI timer runs (ROLLOVER_SPEC 2).
enum class ClockAuthority
{
    Unknown,
    Authoritative,
    NotAuthoritative
};

/// `show clock [detail]`, or the `Time source is …` line that `terminal exec prompt timestamp` adds.
struct ClockRecord
{
    Origin origin;
    PrintedTime time;
    std::string timeSource; ///< `NTP`, `user configuration`, `hardware calendar` …; empty when not printed
    ClockAuthority authority = ClockAuthority::Unknown;
};

/// When summer time begins or ends: half of what follows `clock summer-time NAME recurring|date`.
struct SummerChange
{
    static constexpr unsigned lastWeek = 5;

    unsigned month = 0;   ///< 1–12; 0 = not said, which for IOS is the rule of the United States
    unsigned week = 0;    ///< 1–4 or lastWeek; 0 = `date`, which holds for one year
    unsigned weekday = 0; ///< 0 = Sunday; with `week`
    unsigned day = 0;     ///< of the month; with `date`
    int year = 0;         ///< with `date`
    std::chrono::minutes timeOfDay{0}; ///< on the clock that is in force until then

    bool operator==(const SummerChange&) const = default;
};

/// `clock timezone` and `clock summer-time`.
struct ZoneConfig
{
    std::string name;
    std::chrono::minutes offset{0};       ///< east of UTC
    std::string summerName;               ///< empty without summer time
    std::chrono::minutes summerOffset{0}; ///< east of UTC while summer time lasts
    SummerChange summerBegins{};
    SummerChange summerEnds{};

    bool operator==(const ZoneConfig&) const = default;
};

struct ServerConfigRecord
{
    Origin origin;
    lifecycle::CertificateServerConfig config;
};

struct TrustpointConfigRecord
{
    Origin origin;
    lifecycle::TrustpointConfig config;
};

/// The parts of one `show running-config` we read. Certificate chains go to Transcript::certificates; a chain
/// that is configured but holds nothing still has its name here.
struct ConfigurationRecord
{
    Origin origin;
    std::string hostname;
    std::string domainName;
    std::vector<ServerConfigRecord> servers;
    std::vector<TrustpointConfigRecord> trustpoints;
    std::vector<std::string> chains;
    std::optional<ZoneConfig> zone;
    std::optional<bool> httpServer;
    std::optional<unsigned> httpPort;
    std::vector<std::string> ntpServers;
    bool calendarValid = false; ///< `clock calendar-valid`
    std::optional<bool> saved;  ///< since it was last changed; nothing when its head does not tell
};

/// What was not understood. `Count` stays last: models/ has a sentence for each.
enum class ProblemCode
{
    CommandNotRead,     ///< a known block, of a command Relève does not read; text = the command
    TextNotRecognised,  ///< lines that belong to nothing we know
    LineNotUnderstood,  ///< a line inside a block we read
    DateNotUnderstood,  ///< a date in a shape we do not know
    ZoneUnknown,        ///< a date whose zone has more than one meaning here
    NumberOutOfRange,   ///< a value IOS would not have taken
    HexNotUnderstood,   ///< a chain entry or key whose hex is damaged
    CertificateNotRead, ///< bytes that are no certificate
    KeyNotRead,         ///< bytes that are no public key
    PemNotUnderstood,   ///< a damaged PEM block
    PrivateKeyIgnored,  ///< a private key stood there; it was neither read nor kept
    BlockCutShort,      ///< a block ends before its last field
    LineTooLong,        ///< a line over the limit; the rest of it was passed over
    SerialDisagrees,    ///< a chain entry's label is not the serial number of its bytes
    FileNotRead,        ///< a whole source was none of the formats we read
    Count
};

/// One thing not understood: nothing is dropped silently.
struct Problem
{
    Origin origin;
    ProblemCode code = ProblemCode::TextNotRecognised;
    std::string text;        ///< what stood there, cut to a line's worth
    std::string detail;      ///< developer's English, may be empty
    std::uint32_t lines = 1; ///< how many lines it stands for
};

/// A list of the requests of a certificate server, whether or not there are any in it.
struct RequestListing
{
    Origin origin;
    std::string server; ///< from the command; empty when the text tells none
};

/// Everything one text said.
struct Transcript
{
    std::vector<CertificateRecord> certificates;
    std::vector<TimerRecord> timers;
    std::vector<ServerRecord> servers;
    std::vector<TrustpointRecord> trustpoints;
    std::vector<KeyRecord> keys;
    std::vector<RequestRecord> requests;
    std::vector<RequestListing> requestListings;
    std::vector<ClockRecord> clocks;
    std::vector<ConfigurationRecord> configurations;
    std::vector<Problem> problems;

    /// Takes in the records of another one, behind its own.
    void append(Transcript&& other);
};

} // namespace releve::ios
