#pragma once
#include "ui/shell/search_entries.h"
#include <QFrame>

class QLineEdit;
class QListWidget;

namespace counterpoint::ui {

/// Open the box from anywhere; pressed in it they choose what was typed, so that the next letters replace it.
inline constexpr QKeyCombination searchKeys = Qt::CTRL | Qt::Key_K;

/// One box over commands and everything in the study that has a name. Letters narrow it, Enter goes there, Escape closes it.
class SearchBox : public QFrame {
    Q_OBJECT
public:
    explicit SearchBox(QWidget* parent);
    /// Opens at the top of the parent, empty.
    void open(std::vector<SearchEntry> entries);

Q_SIGNALS:
    void chosen(const counterpoint::ui::SearchEntry& entry);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void refresh();
    void take();

    std::vector<SearchEntry> m_entries;
    std::vector<SearchEntry> m_shown;
    QLineEdit* m_input;
    QListWidget* m_list;
};

} // namespace counterpoint::ui
