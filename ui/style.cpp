// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style.h"

#include <QPainter>
#include <QStyleOption>

#include "ui/theme.h"

namespace releve::ui {

namespace {

constexpr int menuArrow = 9;

} // namespace

QuietStyle::QuietStyle(QStyle* base) : QProxyStyle(base)
{
    setObjectName(QStringLiteral("fusion"));
}

void QuietStyle::drawTab(const QStyleOption* option, QPainter* painter) const
{
    const bool selected = option->state.testFlag(State_Selected);
    const QRect rect = option->rect;
    if (!selected && option->state.testFlag(State_MouseOver))
        painter->fillRect(rect.adjusted(1, 2, -1, -3), lineColor(option->palette));
    if (selected)
        painter->fillRect(QRect(rect.left() + 6, rect.bottom() - 2, rect.width() - 12, 3),
                          option->palette.color(QPalette::Link));
}

void QuietStyle::drawHeader(const QStyleOption* option, QPainter* painter) const
{
    const QPalette& palette = option->palette;
    painter->fillRect(option->rect, palette.color(QPalette::Window));
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                      lineColor(palette));
    if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        header && header->position != QStyleOptionHeader::End &&
        header->position != QStyleOptionHeader::OnlyOneSection)
        painter->fillRect(QRect(option->rect.right(), option->rect.top() + 5, 1, option->rect.height() - 10),
                          lineColor(palette));
}

void QuietStyle::drawMenuBarItem(const QStyleOption* option, QPainter* painter) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (!item)
        return;
    const QPalette& palette = item->palette;
    const bool open = item->state.testFlag(State_Selected);
    painter->fillRect(item->rect, palette.color(open ? QPalette::Highlight : QPalette::Window));
    int flags = Qt::AlignCenter | Qt::TextSingleLine;
    flags |= proxy()->styleHint(SH_UnderlineShortcut, item) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    drawItemText(painter, item->rect, flags, palette, item->state.testFlag(State_Enabled), item->text,
                 open ? QPalette::HighlightedText : QPalette::WindowText);
}

void QuietStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    switch (element) {
    case CE_TabBarTabShape:
        return drawTab(option, painter);
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeader(option, painter);
    case CE_MenuBarItem:
        return drawMenuBarItem(option, painter);
    case CE_ToolBar:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          lineColor(option->palette));
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return;
    case CE_Splitter:
        if (option->state.testFlag(State_Horizontal))
            painter->fillRect(QRect(option->rect.center().x(), option->rect.top(), 1, option->rect.height()),
                              lineColor(option->palette));
        else
            painter->fillRect(QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1),
                              lineColor(option->palette));
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void QuietStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    switch (element) {
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          lineColor(option->palette));
        return;
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          lineColor(option->palette));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

// Fusion puts the arrow of a menu button into its corner, over the text.
void QuietStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                    QPainter* painter, const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (control != CC_ToolButton || !button || !button->features.testFlag(QStyleOptionToolButton::HasMenu))
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    QStyleOptionToolButton plain = *button;
    plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
    QProxyStyle::drawComplexControl(control, &plain, painter, widget);
    QStyleOption arrow = *button;
    arrow.rect = QRect(button->rect.right() - menuArrow, button->rect.center().y() - menuArrow / 2 + 1,
                       menuArrow, menuArrow);
    drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
}

QSize QuietStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        button && type == CT_ToolButton && button->features.testFlag(QStyleOptionToolButton::HasMenu))
        result.rwidth() += menuArrow + 4;
    return result;
}

int QuietStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_MenuBarVMargin:
        return 3;
    case PM_MenuBarHMargin:
        return 6;
    case PM_HeaderMargin:
    case PM_FocusFrameHMargin:
        return 6;
    case PM_TabBarTabHSpace:
        return 26;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_SplitterWidth:
        return 5;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarItemMargin:
        return 5;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace releve::ui
