// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QFlags>
#include <QHash>
#include <QKeySequence>
#include <QObject>

#include <functional>
#include <vector>

class QActionGroup;
class QMenu;

namespace releve::ui {

/// What an action asks of the window before it makes sense. Computed once a selection; see
/// Actions::setFulfilled().
enum class Need
{
    Data = 1,          ///< something was imported
    Device = 2,        ///< a device is chosen
    Trustpoint = 4,    ///< a trustpoint is chosen
    Fingerprint = 8,   ///< the certificate chosen has fingerprints
    Bytes = 16,        ///< the bytes of the certificate chosen are known
    Problems = 32,     ///< something was not understood
    Idle = 64,         ///< no import runs
    Forgettable = 128, ///< the device chosen was read from a file
    Reachable = 256,   ///< the device chosen is one of the store's, and none is being read
    Live = 512         ///< the store has devices, and none is being read
};
Q_DECLARE_FLAGS(Needs, Need)

/// The menu an action stands in, in the order of the menu bar.
enum class Menu
{
    File,
    Device,
    Certificate,
    View,
    Help,
    Count
};

/// Where else it stands.
enum class Place
{
    Toolbar = 1,
    RowMenu = 2,        ///< context menu of a device or trustpoint
    CertificateMenu = 4 ///< context menu of a certificate
};
Q_DECLARE_FLAGS(Places, Place)

/// One line of the action table: all that menus, toolbar, context menus and tests need to know.
struct ActionSpec
{
    const char* id;
    const char* text;     ///< for tr() in the context `actions`
    const char* toolTip;  ///< the same; null = the text
    const char* icon;     ///< of resources/icons; null = none
    const char* shortcut; ///< portable text; null = none
    Menu menu;
    Needs needs;
    Places places;
    const char* radioGroup; ///< one of several that exclude each other; null = a plain action
    bool separatorBefore;
};

/// The actions of the window, made from one table.
class Actions : public QObject
{
    Q_OBJECT

public:
    /// @param window gets the actions, so that their shortcuts work everywhere in it
    explicit Actions(QWidget* window);

    [[nodiscard]] static const std::vector<ActionSpec>& table();
    [[nodiscard]] static QString menuTitle(Menu menu);
    /// Precondition: `id` is in the table.
    [[nodiscard]] QAction* action(const QString& id) const;
    void onTriggered(const QString& id, std::function<void()> handler);

    /// Enables exactly the actions whose needs are met.
    void setFulfilled(Needs fulfilled);
    void fill(QMenu& menu, Menu which) const;
    void fill(QWidget& widget, Place place) const;
    void retranslate();

private:
    [[nodiscard]] bool needsSeparator(const ActionSpec& spec, bool empty) const
    {
        return spec.separatorBefore && !empty;
    }

    QHash<QString, QAction*> m_actions;
    QHash<QString, QActionGroup*> m_groups;
};

} // namespace releve::ui

Q_DECLARE_OPERATORS_FOR_FLAGS(releve::ui::Needs)
Q_DECLARE_OPERATORS_FOR_FLAGS(releve::ui::Places)
