// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/inventorymodel.h"

#include <algorithm>
#include <map>

#include <QHash>
#include <QLocale>

#include "models/fleetstore.h"
#include "models/listsync.h"
#include "models/naturalorder.h"
#include "models/roles.h"
#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

namespace {

/// How a server or trustpoint stands; on a parent, the worst of what is below.
struct Condition
{
    bool isServer = false;
    fleet::Assessment assessment;
    fleet::ServerState server = fleet::ServerState::Unknown;

    bool operator==(const Condition&) const = default;

    [[nodiscard]] fleet::Tone tone() const
    {
        return isServer ? fleet::toneOf(server) : fleet::toneOf(assessment);
    }
    [[nodiscard]] bool needsAttention() const
    {
        return isServer ? fleet::severityOf(tone()) >= fleet::severityOf(fleet::Tone::Attention)
                        : assessment.overlay != fleet::Overlay::None;
    }
    [[nodiscard]] int severity() const
    {
        // An overlay outweighs the bare state of the same tone.
        return fleet::severityOf(tone()) * 10 + static_cast<int>(fleet::Overlay::None) -
               static_cast<int>(assessment.overlay);
    }
    [[nodiscard]] QString word() const { return isServer ? serverStateText(server) : stateText(assessment); }
    [[nodiscard]] QString explanation() const
    {
        return isServer ? serverStateExplanation(server) : stateExplanation(assessment);
    }
};

} // namespace

struct InventoryModel::Node
{
    Kind kind = Site;
    QString id; ///< the device's on everything below a site
    QString name;
    QString order;
    Condition condition;
    int attention = 0; ///< how many children need it
    Node* parent = nullptr;
    int row = 0;
    std::vector<NodePtr> children;

    /// Kind and name: what a node is known by among its siblings.
    [[nodiscard]] QString key() const { return QString::number(kind) + u'\n' + (kind == Device ? id : name); }

    [[nodiscard]] static bool isBefore(const NodePtr& a, const NodePtr& b)
    {
        if (a->kind != b->kind)
            return a->kind < b->kind;
        const int names = a->order.compare(b->order);
        return names != 0 ? names < 0 : a->key() < b->key();
    }

    void renumberFrom(int first)
    {
        for (auto i = static_cast<std::size_t>(first); i < children.size(); ++i) {
            children[i]->row = static_cast<int>(i);
            children[i]->parent = this;
        }
    }

    /// Takes the worst of the children. True when anything it shows changed.
    bool refresh()
    {
        Condition worst;
        int severity = -1;
        int needy = 0;
        for (const NodePtr& child : children) {
            needy += child->condition.needsAttention() ? 1 : 0;
            if (child->condition.severity() > severity) {
                severity = child->condition.severity();
                worst = child->condition;
            }
        }
        const bool changed = worst != condition || needy != attention;
        condition = worst;
        attention = needy;
        return changed;
    }
};

struct InventoryModel::Index
{
    QHash<QString, Node*> devices;
    QHash<QString, Node*> sites;
};

InventoryModel::InventoryModel(const FleetStore& store, QObject* parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>()), m_index(std::make_unique<Index>())
{
    connect(&store, &FleetStore::changed, this, &InventoryModel::apply);
    apply(store.everything());
}

InventoryModel::~InventoryModel() = default;

InventoryModel::NodePtr InventoryModel::makeDevice(const fleet::Snapshot& snapshot)
{
    auto device = std::make_unique<Node>();
    device->kind = Device;
    device->id = toQString(snapshot.device.id);
    device->name = toQString(snapshot.device.name);
    device->order = naturalKey(device->name);
    const auto add = [&](Kind kind, const std::string& name, Condition condition) {
        auto leaf = std::make_unique<Node>();
        leaf->kind = kind;
        leaf->id = device->id;
        leaf->name = toQString(name);
        leaf->order = naturalKey(leaf->name);
        leaf->condition = condition;
        device->children.push_back(std::move(leaf));
    };
    for (const auto& server : snapshot.servers)
        add(Server, server.name, {true, {}, server.state});
    for (const auto& trustpoint : snapshot.trustpoints)
        add(Trustpoint, trustpoint.name, {false, trustpoint.assessment, {}});
    std::sort(device->children.begin(), device->children.end(), Node::isBefore);
    device->renumberFrom(0);
    device->refresh();
    return device;
}

void InventoryModel::apply(const fleet::Changes& changes)
{
    std::vector<Node*> gone;
    std::map<QString, std::vector<NodePtr>> added; // by site
    for (const fleet::DeviceChange& change : changes) {
        Node* known =
            m_index->devices.value(toQString((change.after ? change.after : change.before)->device.id));
        const bool moved =
            known && change.before && change.after && !(change.before->device == change.after->device);
        if (known && (!change.after || moved))
            gone.push_back(known);
        if (!change.after)
            continue;
        NodePtr device = makeDevice(*change.after);
        if (known && !moved)
            update(*known, *device);
        else
            added[toQString(change.after->device.site)].push_back(std::move(device));
    }
    removeDevices(std::move(gone));
    for (auto& [site, devices] : added)
        addDevices(site, std::move(devices));
    for (const NodePtr& node : m_root->children) {
        if (node->kind == Site && node->refresh())
            announce(*node);
    }
}

void InventoryModel::update(Node& device, Node& wanted)
{
    std::vector<QString> keys;
    for (const NodePtr& child : wanted.children)
        keys.push_back(child->key());
    auto& children = device.children;
    const auto at = [](int place) { return static_cast<std::ptrdiff_t>(place); };
    synchronise(
        static_cast<int>(children.size()),
        [&](int place) { return children[static_cast<std::size_t>(place)]->key(); }, keys,
        [&](int first, int last) { removeRange(device, first, last); },
        [&](int first, int last) {
            std::vector<NodePtr> nodes(std::make_move_iterator(wanted.children.begin() + at(first)),
                                       std::make_move_iterator(wanted.children.begin() + at(last) + 1));
            insertAt(device, first, std::move(nodes));
        },
        [&](int place) {
            Node& child = *children[static_cast<std::size_t>(place)];
            const Condition condition = wanted.children[static_cast<std::size_t>(place)]->condition;
            if (child.condition == condition)
                return;
            child.condition = condition;
            announce(child);
        });
    if (device.refresh())
        announce(device);
}

void InventoryModel::removeRange(Node& parent, int first, int last)
{
    beginRemoveRows(indexOf(parent), first, last);
    parent.children.erase(parent.children.begin() + first, parent.children.begin() + last + 1);
    parent.renumberFrom(first);
    endRemoveRows();
}

void InventoryModel::insertAt(Node& parent, int place, std::vector<NodePtr> nodes)
{
    beginInsertRows(indexOf(parent), place, place + static_cast<int>(nodes.size()) - 1);
    parent.children.insert(parent.children.begin() + place, std::make_move_iterator(nodes.begin()),
                           std::make_move_iterator(nodes.end()));
    parent.renumberFrom(place);
    endInsertRows();
}

void InventoryModel::removeDevices(std::vector<Node*> devices)
{
    std::sort(devices.begin(), devices.end(), [](const Node* a, const Node* b) {
        return std::pair(a->parent, a->row) < std::pair(b->parent, b->row);
    });
    std::vector<Node*> parents;
    for (std::size_t end = devices.size(); end > 0;) {
        std::size_t begin = end - 1;
        Node* const parent = devices[begin]->parent;
        const int last = devices[begin]->row;
        while (begin > 0 && devices[begin - 1]->parent == parent &&
               devices[begin - 1]->row == devices[begin]->row - 1)
            --begin;
        const int first = devices[begin]->row;
        for (std::size_t i = begin; i < end; ++i)
            m_index->devices.remove(devices[i]->id);
        if (parents.empty() || parents.back() != parent)
            parents.push_back(parent);
        removeRange(*parent, first, last);
        end = begin;
    }
    for (Node* parent : parents) {
        if (parent == m_root.get() || !parent->children.empty())
            continue;
        m_index->sites.remove(parent->name);
        removeRange(*m_root, parent->row, parent->row);
    }
}

void InventoryModel::addDevices(const QString& site, std::vector<NodePtr> devices)
{
    std::sort(devices.begin(), devices.end(), Node::isBefore);
    for (const NodePtr& device : devices)
        m_index->devices.insert(device->id, device.get());
    if (site.isEmpty()) {
        insertSorted(*m_root, std::move(devices));
        return;
    }
    if (Node* known = m_index->sites.value(site)) {
        insertSorted(*known, std::move(devices));
        return;
    }
    auto node = std::make_unique<Node>();
    node->name = site;
    node->order = naturalKey(site);
    node->children = std::move(devices);
    node->renumberFrom(0);
    node->refresh();
    m_index->sites.insert(site, node.get());
    std::vector<NodePtr> one;
    one.push_back(std::move(node));
    insertSorted(*m_root, std::move(one));
}

/// In runs that stand together, from the end.
void InventoryModel::insertSorted(Node& parent, std::vector<NodePtr> nodes)
{
    while (!nodes.empty()) {
        auto& children = parent.children;
        const auto place = std::lower_bound(children.begin(), children.end(), nodes.back(), Node::isBefore);
        const auto first = place == children.begin() ? nodes.begin()
                                                     : std::upper_bound(nodes.begin(), nodes.end(),
                                                                        *std::prev(place), Node::isBefore);
        std::vector<NodePtr> run(std::make_move_iterator(first), std::make_move_iterator(nodes.end()));
        nodes.erase(first, nodes.end());
        insertAt(parent, static_cast<int>(place - children.begin()), std::move(run));
    }
}

void InventoryModel::announce(const Node& node)
{
    const QModelIndex changed = indexOf(node);
    Q_EMIT dataChanged(changed, changed);
}

void InventoryModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, 0);
    const QList<int> roles{Qt::ToolTipRole, Qt::AccessibleTextRole, CountTextRole};
    const auto announceBelow = [&](const auto& self, const Node& node) -> void {
        if (node.children.empty())
            return;
        Q_EMIT dataChanged(indexOf(*node.children.front()), indexOf(*node.children.back()), roles);
        for (const NodePtr& child : node.children)
            self(self, *child);
    };
    announceBelow(announceBelow, *m_root);
}

const InventoryModel::Node* InventoryModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<const Node*>(index.constInternalPointer()) : m_root.get();
}

QModelIndex InventoryModel::indexOf(const Node& node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.row, 0, &node);
}

QModelIndex InventoryModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return indexOf(*nodeOf(parent)->children[static_cast<std::size_t>(row)]);
}

QModelIndex InventoryModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(*nodeOf(child)->parent) : QModelIndex();
}

int InventoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int InventoryModel::columnCount(const QModelIndex&) const
{
    return 1;
}

QVariant InventoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Node& node = *nodeOf(index);
    const Condition& condition = node.condition;
    switch (role) {
    case Qt::DisplayRole:
        return node.kind == Server ? Tr::tr("%1 (server)", "a certificate server's name").arg(node.name)
                                   : node.name;
    case Qt::ToolTipRole:
        return QString(condition.word() + u'\n' + condition.explanation());
    case Qt::AccessibleTextRole:
        return cellText(data(index, Qt::DisplayRole).toString(), condition.word());
    case CountTextRole:
        return countText(node);
    case SortRole:
    case OrderRole:
        return node.order;
    case ToneRole:
        return static_cast<int>(condition.tone());
    case StateRole:
        return condition.isServer ? static_cast<int>(condition.server)
                                  : static_cast<int>(condition.assessment.state);
    case OverlayRole:
        return static_cast<int>(condition.assessment.overlay);
    case KindRole:
        return static_cast<int>(node.kind);
    case DeviceIdRole:
        return node.kind == Site ? QVariant() : node.id;
    case TrustpointRole:
        return node.kind == Trustpoint ? node.name : QVariant();
    default:
        return {};
    }
}

QString InventoryModel::countText(const Node& node)
{
    if (node.kind == Device)
        return fleet::severityOf(node.condition.tone()) > fleet::severityOf(fleet::Tone::Good)
                   ? node.condition.word()
                   : QString();
    if (node.kind != Site)
        return {};
    const QLocale locale;
    QString all = locale.toString(static_cast<qlonglong>(node.children.size()));
    if (node.attention == 0)
        return all;
    return Tr::tr("%1 of %2", "devices that need attention, all devices")
        .arg(locale.toString(node.attention), all);
}

QVariant InventoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section != 0 || orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return Tr::tr("Inventory");
}

QModelIndex InventoryModel::find(const QString& deviceId, const QString& trustpoint) const
{
    const Node* device = m_index->devices.value(deviceId);
    if (!device)
        return {};
    if (trustpoint.isEmpty())
        return indexOf(*device);
    const auto it = std::find_if(device->children.begin(), device->children.end(), [&](const NodePtr& child) {
        return child->kind == Trustpoint && child->name == trustpoint;
    });
    return it == device->children.end() ? QModelIndex() : indexOf(**it);
}

} // namespace releve::models
