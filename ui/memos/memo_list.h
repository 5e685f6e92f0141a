#pragma once
#include "core/coding/memo_overview.h"
#include "ui/support/row_model.h"
#include <QListView>

namespace counterpoint::ui {

/// Memos one below the other: heading, what each is about, its first words, and when it was changed.
class MemoList : public QListView {
    Q_OBJECT
public:
    explicit MemoList(QWidget* parent = nullptr);
    void setMemos(std::vector<ShownMemo> memos) { m_model->setRows(std::move(memos)); }
    const std::vector<ShownMemo>& memos() const { return m_model->rows(); }
    MemoId current() const { return m_model->idAt(currentIndex()); }
    /// Chooses without saying chosen(); an invalid id chooses none.
    void setCurrent(MemoId id);

Q_SIGNALS:
    void chosen(counterpoint::MemoId id);
    void opened(counterpoint::MemoId id); ///< by Enter or a double click
    void removeWanted(counterpoint::MemoId id);

private:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

    class Look;
    RowModel<ShownMemo>* m_model;
    bool m_choosing = false;
};

} // namespace counterpoint::ui
