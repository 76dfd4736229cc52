// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include "ui/icons.h"

namespace releve::ui {

namespace {

constexpr Needs idle = Need::Idle;
constexpr Places nowhere;
constexpr Places bar = Place::Toolbar;
constexpr Places rows = Place::RowMenu;
constexpr Places certificates = Place::CertificateMenu;

QString translated(const char* text)
{
    return QCoreApplication::translate("actions", text);
}

// A table reads best as one.
// clang-format off
const std::vector<ActionSpec> specs{
    {"file.open", QT_TRANSLATE_NOOP("actions", "&Open…"), QT_TRANSLATE_NOOP("actions", "Open router output or certificate files"), "open", "Ctrl+O", Menu::File, {}, bar, nullptr, false},
    {"file.paste", QT_TRANSLATE_NOOP("actions", "&Paste"), QT_TRANSLATE_NOOP("actions", "Read router output from the clipboard"), "paste", "Ctrl+V", Menu::File, {}, bar, nullptr, false},
    {"file.example", QT_TRANSLATE_NOOP("actions", "Open the &example"), nullptr, "example", nullptr, Menu::File, idle, nowhere, nullptr, false},
    {"file.clear", QT_TRANSLATE_NOOP("actions", "&Clear all…"), QT_TRANSLATE_NOOP("actions", "Forget everything that was read"), "clear", nullptr, Menu::File, Need::Data | Need::Idle, nowhere, nullptr, true},
    {"file.quit", QT_TRANSLATE_NOOP("actions", "&Quit"), nullptr, nullptr, "Ctrl+Q", Menu::File, {}, nowhere, nullptr, true},
    {"device.refresh", QT_TRANSLATE_NOOP("actions", "&Refresh"), QT_TRANSLATE_NOOP("actions", "Read the chosen device again, over SSH"), "refresh", "F5", Menu::Device, Need::Reachable, bar | rows, nullptr, false},
    {"device.refreshall", QT_TRANSLATE_NOOP("actions", "Refresh &all"), QT_TRANSLATE_NOOP("actions", "Read all devices of the store again, over SSH"), nullptr, "Shift+F5", Menu::Device, Need::Live, nowhere, nullptr, false},
    {"device.filter", QT_TRANSLATE_NOOP("actions", "&Filter"), QT_TRANSLATE_NOOP("actions", "Type what to look for"), "filter", "Ctrl+F", Menu::Device, Need::Data, nowhere, nullptr, false},
    {"device.copy", QT_TRANSLATE_NOOP("actions", "&Copy row"), QT_TRANSLATE_NOOP("actions", "Copy the chosen row, its cells separated by tabs"), "copy", "Ctrl+C", Menu::Device, Need::Trustpoint, rows, nullptr, true},
    {"device.remove", QT_TRANSLATE_NOOP("actions", "&Remove device"), QT_TRANSLATE_NOOP("actions", "Forget what was read of the chosen device"), "remove", "Ctrl+Del", Menu::Device, Need::Device | Need::Forgettable, rows, nullptr, true},
    {"certificate.md5", QT_TRANSLATE_NOOP("actions", "Copy &MD5 fingerprint"), nullptr, "copy", "Ctrl+Shift+M", Menu::Certificate, Need::Fingerprint, certificates, nullptr, false},
    {"certificate.sha1", QT_TRANSLATE_NOOP("actions", "Copy SHA-&1 fingerprint"), nullptr, "copy", "Ctrl+Shift+1", Menu::Certificate, Need::Fingerprint, certificates, nullptr, false},
    {"certificate.sha256", QT_TRANSLATE_NOOP("actions", "Copy SHA-&256 fingerprint"), nullptr, "copy", "Ctrl+Shift+2", Menu::Certificate, Need::Fingerprint, certificates, nullptr, false},
    {"certificate.pem", QT_TRANSLATE_NOOP("actions", "Export as &PEM…"), QT_TRANSLATE_NOOP("actions", "Write the certificate to a PEM file"), "export", "Ctrl+E", Menu::Certificate, Need::Bytes, certificates, nullptr, true},
    {"certificate.der", QT_TRANSLATE_NOOP("actions", "Export as &DER…"), QT_TRANSLATE_NOOP("actions", "Write the certificate to a DER file"), "export", "Ctrl+Shift+E", Menu::Certificate, Need::Bytes, certificates, nullptr, false},
    {"view.trustpoints", QT_TRANSLATE_NOOP("actions", "&Trustpoints"), nullptr, nullptr, "Ctrl+1", Menu::View, Need::Data, nowhere, nullptr, false},
    {"view.chains", QT_TRANSLATE_NOOP("actions", "&Chains"), nullptr, nullptr, "Ctrl+2", Menu::View, Need::Data, nowhere, nullptr, false},
    {"view.timers", QT_TRANSLATE_NOOP("actions", "T&imers"), nullptr, nullptr, "Ctrl+3", Menu::View, Need::Data, nowhere, nullptr, false},
    {"view.timeline", QT_TRANSLATE_NOOP("actions", "Time&line"), nullptr, nullptr, "Ctrl+4", Menu::View, Need::Data, nowhere, nullptr, false},
    {"view.requests", QT_TRANSLATE_NOOP("actions", "&Requests"), nullptr, nullptr, "Ctrl+5", Menu::View, Need::Data, nowhere, nullptr, false},
    {"timeline.closer", QT_TRANSLATE_NOOP("actions", "&Zoom in"), QT_TRANSLATE_NOOP("actions", "Less time in the timeline, drawn larger"), "zoom-in", "Ctrl++", Menu::View, Need::Data, nowhere, nullptr, true},
    {"timeline.wider", QT_TRANSLATE_NOOP("actions", "Zoom &out"), QT_TRANSLATE_NOOP("actions", "More time in the timeline"), "zoom-out", "Ctrl+-", Menu::View, Need::Data, nowhere, nullptr, false},
    {"timeline.all", QT_TRANSLATE_NOOP("actions", "&Fit all"), QT_TRANSLATE_NOOP("actions", "The whole time in the timeline"), "zoom-all", "Ctrl+0", Menu::View, Need::Data, nowhere, nullptr, false},
    {"timeline.export", QT_TRANSLATE_NOOP("actions", "E&xport picture…"), QT_TRANSLATE_NOOP("actions", "Write the timeline to an SVG or PNG file"), "export", nullptr, Menu::View, Need::Data, nowhere, nullptr, false},
    {"view.theme.system", QT_TRANSLATE_NOOP("actions", "Colours of the &system"), nullptr, nullptr, nullptr, Menu::View, {}, nowhere, "theme", true},
    {"view.theme.light", QT_TRANSLATE_NOOP("actions", "&Light"), nullptr, nullptr, nullptr, Menu::View, {}, nowhere, "theme", false},
    {"view.theme.dark", QT_TRANSLATE_NOOP("actions", "&Dark"), nullptr, nullptr, nullptr, Menu::View, {}, nowhere, "theme", false},
    {"view.language.en", "&English", nullptr, nullptr, nullptr, Menu::View, {}, nowhere, "language", true},
    {"view.language.fr", "&Français", nullptr, nullptr, nullptr, Menu::View, {}, nowhere, "language", false},
    {"help.problems", QT_TRANSLATE_NOOP("actions", "What was &not understood…"), QT_TRANSLATE_NOOP("actions", "Lines and files that could not be read"), "problems", "Ctrl+Shift+P", Menu::Help, Need::Problems, nowhere, nullptr, false},
    {"help.about", QT_TRANSLATE_NOOP("actions", "&About Relève"), nullptr, "about", nullptr, Menu::Help, {}, nowhere, nullptr, true},
};
// clang-format on

} // namespace

const std::vector<ActionSpec>& Actions::table()
{
    return specs;
}

QString Actions::menuTitle(Menu menu)
{
    switch (menu) {
    case Menu::File:
        return translated(QT_TRANSLATE_NOOP("actions", "&File"));
    case Menu::Device:
        return translated(QT_TRANSLATE_NOOP("actions", "&Device"));
    case Menu::Certificate:
        return translated(QT_TRANSLATE_NOOP("actions", "&Certificate"));
    case Menu::View:
        return translated(QT_TRANSLATE_NOOP("actions", "&View"));
    case Menu::Help:
        return translated(QT_TRANSLATE_NOOP("actions", "&Help"));
    case Menu::Count:
        break;
    }
    return {};
}

Actions::Actions(QWidget* window) : QObject(window)
{
    for (const ActionSpec& spec : specs) {
        const QString id = QLatin1String(spec.id);
        auto* action = new QAction(this);
        action->setObjectName(id);
        action->setMenuRole(QAction::NoRole);
        if (spec.icon)
            action->setIcon(themedIcon(QLatin1String(spec.icon)));
        if (spec.shortcut)
            action->setShortcut(
                QKeySequence::fromString(QLatin1String(spec.shortcut), QKeySequence::PortableText));
        if (spec.radioGroup) {
            QActionGroup*& group = m_groups[QLatin1String(spec.radioGroup)];
            if (!group)
                group = new QActionGroup(this);
            action->setCheckable(true);
            group->addAction(action);
        }
        m_actions.insert(id, action);
        window->addAction(action);
    }
    action(QStringLiteral("file.quit"))->setMenuRole(QAction::QuitRole);
    action(QStringLiteral("help.about"))->setMenuRole(QAction::AboutRole);
    retranslate();
}

QAction* Actions::action(const QString& id) const
{
    QAction* found = m_actions.value(id);
    Q_ASSERT(found);
    return found;
}

void Actions::onTriggered(const QString& id, std::function<void()> handler)
{
    connect(action(id), &QAction::triggered, this, [handler = std::move(handler)] { handler(); });
}

void Actions::setFulfilled(Needs fulfilled)
{
    for (const ActionSpec& spec : specs)
        action(QLatin1String(spec.id))->setEnabled((spec.needs & fulfilled) == spec.needs);
}

void Actions::fill(QMenu& menu, Menu which) const
{
    for (const ActionSpec& spec : specs) {
        if (spec.menu != which)
            continue;
        if (needsSeparator(spec, menu.isEmpty()))
            menu.addSeparator();
        menu.addAction(action(QLatin1String(spec.id)));
    }
}

void Actions::fill(QWidget& widget, Place place) const
{
    for (const ActionSpec& spec : specs)
        if (spec.places.testFlag(place))
            widget.addAction(action(QLatin1String(spec.id)));
}

void Actions::retranslate()
{
    for (const ActionSpec& spec : specs) {
        QAction* a = action(QLatin1String(spec.id));
        // A language is named in itself, so that it can be found by who reads no other.
        const bool language = spec.radioGroup && qstrcmp(spec.radioGroup, "language") == 0;
        a->setText(language ? QString::fromUtf8(spec.text) : translated(spec.text));
        QString tip = spec.toolTip ? translated(spec.toolTip) : a->text().remove(u'&');
        if (spec.shortcut)
            tip += QStringLiteral(" (%1)").arg(a->shortcut().toString(QKeySequence::NativeText));
        a->setToolTip(tip);
    }
}

} // namespace releve::ui
