#pragma once
#include "ui/coding/answers_model.h"
#include <QTableView>

class QTimer;

namespace counterpoint::ui {

class AnswersLook;

/// The grid of answers. Rows are as high as their text; a code that is dropped goes to the selected rows, or to the one under it.
class AnswersTable : public QTableView {
    Q_OBJECT
public:
    AnswersTable(AnswersModel& model, QWidget* parent = nullptr);
    std::vector<int> selectedRows() const; ///< rows of the model, ascending
    void fitAll();
    void fitRows(const std::vector<int>& rows);
    void fitColumns(); ///< after the columns are others
    QRect rowRect(int row) const; ///< in global coordinates
    void selectPlaces(const std::vector<std::size_t>& places, std::size_t current);

Q_SIGNALS:
    void codeDropped(counterpoint::CodeId code, const std::vector<int>& rows);

private:
    bool event(QEvent* event) override;
    void keyboardSearch(const QString&) override { } // letters are commands here
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void fit(int row);

    AnswersModel& m_model;
    AnswersLook* m_look;
    QTimer* m_soon;
};

} // namespace counterpoint::ui
