#pragma once
#include <QList>
#include <QStringList>
#include <vector>

namespace counterpoint::rtf {

/// Paragraphs and table cells on their way to lines: of the body, a note or a text box.
class Flow {
public:
    QString line; ///< of the present paragraph

    void endParagraph(int tableDepth); ///< 0: outside any table
    void endCell(int tableDepth);
    void endRow(int tableDepth);
    void addBox(const QStringList& lines) { m_boxes << lines; } ///< lines that follow the present paragraph
    QStringList takeLines(); ///< all of them, with what is still open

private:
    struct Level {
        QStringList lines; ///< of the present cell; of level 0, of the flow
        QList<QStringList> cells;
    };
    Level& level(int depth);
    void closeRowsAbove(int depth);

    std::vector<Level> m_levels = std::vector<Level>(1);
    QStringList m_boxes;
};

} // namespace counterpoint::rtf
