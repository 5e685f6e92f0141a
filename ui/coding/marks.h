#pragma once
#include "core/coding/codings.h"
#include <QColor>
#include <QString>
#include <utility>
#include <vector>

namespace counterpoint::ui {

/// A coding as the text shows it.
struct Mark {
    Coding coding;
    int from = 0; ///< UTF-16, half-open
    int to = 0;
    QString name; ///< of the code
    QString path;
    QString coder;
    QColor colour;
    int lane = 0; ///< column of its stripe, from 0

    CodingId id() const { return coding.id; }
    bool covers(int position) const { return from <= position && position < to; }
};

/// The codings of one text, sorted, so that a screenful of them is found without looking at the others.
class Marks {
public:
    Marks() = default;
    /// Sorts by start, longer ones first, and gives each a lane in which it touches no other.
    explicit Marks(std::vector<Mark> marks);

    const std::vector<Mark>& all() const { return m_marks; }
    int lanes() const { return m_lanes; }
    const Mark* find(CodingId id) const;
    /// Those that share at least one character with [from, to), in order.
    std::vector<const Mark*> touching(int from, int to) const;
    /// Moves all with an edit of the text, as the study will; those that have lost their text go. Lanes stay.
    void follow(int from, int removed, int added);
    /// The shortest one that covers `position`.
    const Mark* innermostAt(int position) const;

private:
    void assignLanes();
    void index();

    std::vector<Mark> m_marks;
    std::vector<std::pair<CodingId, std::size_t>> m_byId; ///< sorted; where each mark is
    std::vector<int> m_furthest; ///< for each mark: the largest `to` of it and all before
    int m_lanes = 0;
};

} // namespace counterpoint::ui
