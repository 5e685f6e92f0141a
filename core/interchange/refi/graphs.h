#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <QString>
#include <QStringList>
#include <vector>

/// The graphs of a REFI-QDA project (.qdpx, REFI-QDA 1.5, section 3.18), with as much of the project as they speak of.
namespace counterpoint::refi {

/// What a vertex can stand for.
struct Thing {
    enum class Kind { Code, Case, Source, Note };
    Kind kind = Kind::Code;
    QString guid;
    QString name;
    QString parent{}; ///< guid of the code above it
    QString colour{}; ///< of a code: '#rrggbb'
    QString text{}; ///< of a source or note
    bool operator==(const Thing&) const = default;
};

struct Vertex {
    QString guid;
    QString represents{}; ///< guid of a thing; empty for words that stand on the graph alone
    QString name;
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    QString shape{}; ///< 'RoundedRectangle', 'Oval', …
    QString colour{};
    bool operator==(const Vertex&) const = default;
};

struct Edge {
    QString guid;
    QString from; ///< guids of vertices
    QString to;
    QString name{};
    QString kind{}; ///< name of the link that it stands for; empty where it stands for none
    QString direction{}; ///< 'Associative', 'OneWay', 'Bidirectional'
    QString lineStyle{}; ///< 'dotted', 'dashed', 'solid'
    bool operator==(const Edge&) const = default;
};

struct Graph {
    QString guid;
    QString name;
    std::vector<Vertex> vertices{};
    std::vector<Edge> edges{};
    bool operator==(const Graph&) const = default;
};

struct Project {
    QString name;
    std::vector<Thing> things{}; ///< codes before those below them
    std::vector<Graph> graphs{};
    QStringList notes{}; ///< what was read otherwise than it stands there
};

/// A project file; the same project gives the same bytes. Invalid where two things have one guid.
Result<QByteArray> toQdpx(const Project& project);
/// From a .qdpx, or the .qde that is in one. `fileName` is used in sentences alone.
Result<Project> fromQdpx(const QByteArray& bytes, const QString& fileName);

/// A guid as the format wants it: `id` where it is one, else one made of it, the same for the same.
QString guidOf(const QString& id);

} // namespace counterpoint::refi
