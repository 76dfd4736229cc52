// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QString>

#include "pki/base/result.h"
#include "pki/fleet/reading.h"
#include "pki/fleet/snapshot.h"

/// The words and sentences a person reads, in the language installed. Pure functions; GUI thread, or any
/// thread while the language does not change.
namespace releve::models {

/// UTF-8 to QString, unchanged: for names that serve as keys.
[[nodiscard]] QString toQString(const std::string& text);
/// What a router or a certificate says, made safe to show: control and direction characters are written out
/// (`\x0A`, `\u202E`), so that no name can pass for another.
[[nodiscard]] QString shownText(const std::string& text);
/// Milliseconds since 1970 UTC, as the roles hold instants.
[[nodiscard]] qint64 toMilliseconds(Instant instant);

/// The one word shown for an assessment: the overlay's where there is one, else the state's.
[[nodiscard]] QString stateText(const fleet::Assessment& assessment);
/// The state's own word, whatever lies over it.
[[nodiscard]] QString stateText(fleet::TrustpointState state);
/// Empty for Overlay::None.
[[nodiscard]] QString overlayText(fleet::Overlay overlay, int daysLeft);
/// What it means and what comes next, in one or two sentences.
[[nodiscard]] QString stateExplanation(const fleet::Assessment& assessment);
[[nodiscard]] QString toneText(fleet::Tone tone);
[[nodiscard]] QString serverStateText(fleet::ServerState state);
[[nodiscard]] QString serverStateExplanation(fleet::ServerState state);

/// One sentence for a code; developer's English is not shown.
[[nodiscard]] QString errorText(const Error& error);
/// One sentence, with the text that was not understood where there is one. The place is the caller's to say.
[[nodiscard]] QString problemText(const ios::Problem& problem);

[[nodiscard]] QString certificateKindText(ios::CertificateKind kind, bool rollover = false);
[[nodiscard]] QString certificateFormText(ios::CertificateForm form);
/// The word for a request's state as IOS prints it; IOS's own for one we do not know.
[[nodiscard]] QString requestStateText(const std::string& state);
/// What it means and what comes next; empty for one we do not know.
[[nodiscard]] QString requestStateExplanation(const std::string& state);
/// Who sent the request.
[[nodiscard]] QString requestListText(ios::RequestList list);
/// Where a fact comes from.
[[nodiscard]] QString sourceText(fleet::FactSource source);
[[nodiscard]] QString sourceFormatText(fleet::SourceFormat format);
[[nodiscard]] QString clockAuthorityText(ios::ClockAuthority authority);
/// The device's own section of the timer list, or that a certificate tells it.
[[nodiscard]] QString timerSourceText(ios::TimerSection section, bool fromCertificate);
[[nodiscard]] QString timerSectionText(ios::TimerSection section);
/// What happens when the timer fires; empty for one we do not know.
[[nodiscard]] QString timerExplanation(const std::string& name, ios::TimerSection section);
/// The instant predicted, the formula and what went into it; or why there is none.
[[nodiscard]] QString predictionText(const fleet::Prediction& prediction);
/// One sentence; empty for NotPredicted::No.
[[nodiscard]] QString notPredictedText(fleet::NotPredicted why);
/// `on time`, `+19 d 12:00:00`, `−73 d`: how much later than predicted.
[[nodiscard]] QString driftText(Duration drift, const QLocale& locale);
[[nodiscard]] QString weaknessText(x509::Weakness weakness);

/// `73 d 02:14:16`, `2:14:09`, `0:03:52`, `48 s`; `2:14:09 ago` below zero. Each range keeps its layout, so
/// that digits do not dance while they tick.
[[nodiscard]] QString remainingText(Duration remaining, const QLocale& locale);
/// `8 Oct 2017`, in local time.
[[nodiscard]] QString dateText(Instant instant, const QLocale& locale);
/// `8 Oct 2017 13:14:16`, in local time.
[[nodiscard]] QString dateTimeText(Instant instant, const QLocale& locale);
/// The same to the minute.
[[nodiscard]] QString dateMinuteText(Instant instant, const QLocale& locale);
/// `2017-10-08 12:14:16 UTC`: for tooltips.
[[nodiscard]] QString utcText(Instant instant);
/// In groups of eight digits, as IOS prints it.
[[nodiscard]] QString fingerprintText(const std::string& hex);
/// A serial number as IOS prints it, or a dash when there is none.
[[nodiscard]] QString serialText(const std::string& serial);
/// `RSA 2048`; empty when neither is known.
[[nodiscard]] QString keyText(const std::string& algorithm, unsigned bits);
/// `cn=RootCA, ou=TAC, o=Cisco`.
[[nodiscard]] QString nameText(const ios::PrintedName& name);
/// `router.log, line 42`.
[[nodiscard]] QString sourceLineText(const QString& name, std::uint32_t line);
/// `RENEW 224 d 06:41:12`.
[[nodiscard]] QString timerText(const QString& name, const QString& remaining);
/// UTC, and the device's own words where it printed a date.
[[nodiscard]] QString printedTimeText(const ios::PrintedTime& time);
/// `Device: spoke-7`: a cell as it is read aloud.
[[nodiscard]] QString cellText(const QString& title, const QString& text);
/// What stands where nothing is.
[[nodiscard]] QString dash();

} // namespace releve::models
