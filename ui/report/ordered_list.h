#pragma once
#include <QListView>

namespace counterpoint::ui {

/// A list in the researcher's order: rows are dragged, or moved by Alt+Up and Alt+Down; Delete removes one, Enter opens one. What these
/// acts do is for whoever listens.
class OrderedList : public QListView {
    Q_OBJECT
public:
    explicit OrderedList(QWidget* parent = nullptr);

Q_SIGNALS:
    void currentRowChanged();
    /// The row shall stand in the place of row `to`.
    void rowMoveWanted(int from, int to);
    void rowRemoveWanted(int row);
    void rowOpened(int row);

protected:
    /// While the rows are filled, a new current one is not said.
    void setFilling(bool isFilling) { m_isFilling = isFilling; }
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;

private:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

    bool m_isFilling = false;
};

} // namespace counterpoint::ui
