// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include <QHash>

namespace releve::models {

/// Turns one small list into another with as few announcements as keeping the order allows. Linear.
///
/// @param keyAt   the key at a place of the list as it now stands
/// @param wanted  the keys it is to have
/// @param remove  remove(first, last): takes these places out
/// @param insert  insert(first, last): puts in what is wanted at these places
/// @param update  update(place): what is wanted there is there already, perhaps with other content
template<class Key, class KeyAt, class Remove, class Insert, class Update>
void synchronise(int count, KeyAt keyAt, const std::vector<Key>& wanted, Remove remove, Insert insert,
                 Update update)
{
    const int wantedCount = static_cast<int>(wanted.size());
    QHash<Key, int> places;
    places.reserve(wantedCount);
    for (int place = 0; place < wantedCount; ++place)
        places.insert(wanted[static_cast<std::size_t>(place)], place);

    std::vector<bool> stays(static_cast<std::size_t>(count));
    int lastPlace = -1;
    for (int i = 0; i < count; ++i) {
        const int place = places.value(keyAt(i), -1);
        stays[static_cast<std::size_t>(i)] = place > lastPlace;
        lastPlace = std::max(lastPlace, place);
    }
    int kept = count;
    for (int last = count - 1; last >= 0; --last) {
        if (stays[static_cast<std::size_t>(last)])
            continue;
        int first = last;
        while (first > 0 && !stays[static_cast<std::size_t>(first) - 1])
            --first;
        remove(first, last);
        kept -= last - first + 1;
        last = first;
    }

    for (int place = 0; place < wantedCount;) {
        const auto isThere = [&](int at) {
            return place < kept && keyAt(place) == wanted[static_cast<std::size_t>(at)];
        };
        if (isThere(place)) {
            update(place++);
            continue;
        }
        int end = place + 1;
        while (end < wantedCount && !isThere(end))
            ++end;
        insert(place, end - 1);
        kept += end - place;
        place = end;
    }
}

} // namespace releve::models
