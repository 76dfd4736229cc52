// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pki/scep/findings.h"

using namespace releve;
using namespace releve::scep;

namespace {

/// What RFC 8894 requires something in, from its table of contents.
constexpr std::array<std::string_view, 33> sections{
    "2.1.1", "2.1.2", "2.2",     "2.3",     "2.4",     "2.5",     "2.6",     "2.7",     "2.9",
    "3.1",   "3.2",   "3.2.1",   "3.2.1.1", "3.2.1.2", "3.2.1.3", "3.2.1.4", "3.2.1.5", "3.2.2",
    "3.3.1", "3.3.2", "3.3.2.1", "3.3.2.2", "3.3.2.3", "3.3.3",   "3.3.4",   "3.4",     "3.5.1",
    "3.5.2", "4.1",   "4.2.1",   "4.3",     "4.4",     "4.7.1"};

std::vector<std::string_view> referencesOf(const FindingRule& rule)
{
    std::vector<std::string_view> references;
    for (std::string_view rest = rule.reference; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(", "), rest.size());
        references.push_back(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 2, rest.size()));
    }
    return references;
}

} // namespace

class FindingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data()
    {
        QTest::addColumn<int>("code");
        for (int code = 0; code < static_cast<int>(FindingCode::Count); ++code)
            QTest::newRow(std::string(ruleOf(static_cast<FindingCode>(code)).id).c_str()) << code;
    }

    void rules()
    {
        QFETCH(int, code);
        const FindingRule& rule = ruleOf(static_cast<FindingCode>(code));
        QCOMPARE(static_cast<int>(rule.code), code);
        const auto references = referencesOf(rule);
        // What the strict reader refuses may be against any.
        if (rule.severity == Severity::Violation && rule.code != FindingCode::Malformed)
            QVERIFY(!references.empty());
        for (const std::string_view reference : references) {
            constexpr std::string_view scepRfc = "RFC 8894 ";
            if (!reference.starts_with(scepRfc))
                continue;
            const std::string_view section = reference.substr(scepRfc.size());
            QVERIFY2(std::find(sections.begin(), sections.end(), section) != sections.end(),
                     std::string(section).c_str());
        }
    }

    void idsAreDifferent()
    {
        std::set<std::string_view> ids;
        for (std::size_t code = 0; code < static_cast<std::size_t>(FindingCode::Count); ++code)
            ids.insert(ruleOf(static_cast<FindingCode>(code)).id);
        QCOMPARE(ids.size(), static_cast<std::size_t>(FindingCode::Count));
    }
};

QTEST_GUILESS_MAIN(FindingsTest)
#include "tst_findings.moc"
