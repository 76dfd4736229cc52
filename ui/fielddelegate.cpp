// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/fielddelegate.h"

#include "models/roles.h"
#include "ui/theme.h"

namespace releve::ui {

void FieldDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    PlainDelegate::initStyleOption(option, index);
    if (index.column() == 0)
        option->palette.setColor(QPalette::Text, quietText(option->palette));
    const QVariant tone = index.data(models::ToneRole);
    if (index.column() > 0 && tone.isValid() && tone.toInt() != static_cast<int>(fleet::Tone::Good))
        option->palette.setColor(
            QPalette::Text, toneColors(static_cast<fleet::Tone>(tone.toInt()), isDark(option->palette)).text);
}

} // namespace releve::ui
