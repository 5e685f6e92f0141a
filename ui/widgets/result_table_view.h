#pragma once
#include "core/analysis/result.h"
#include <QTableView>

namespace counterpoint::ui {

/// A table of results as the APA sets it: rules above and below, no grid. As high as its rows, up to a limit; its copy goes into a word
/// processor as a table and into a spreadsheet as numbers.
class ResultTableView : public QTableView {
    Q_OBJECT
public:
    explicit ResultTableView(QWidget* parent = nullptr);

    void setTable(const ResultTable& table);
    const ResultTable& table() const { return m_table; }
    /// How wide it may be: labels are wrapped more tightly before the table gets a scroll bar.
    void setRoom(int width);
    /// Puts the selected cells on the clipboard, or the whole table with title and notes where less than two are selected.
    void copy() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void fit();
    void spanLabels();
    int tableWidth() const;
    void fitLabels();

    ResultTable m_table;
    int m_room = 0; ///< 0: as much as it wants
    int m_wholeLabelWidth = 0; ///< as a label takes in one line, within reason
    int m_labelWidth = 0; ///< of the first column, where there is room
};

} // namespace counterpoint::ui
