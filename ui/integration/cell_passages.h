#pragma once
#include "core/integration/framework.h"
#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QToolButton;

namespace counterpoint::ui {

class Session;

/// What stands behind a cell of a framework matrix: the passages, which of them changed since its summary was written, and which are linked.
class CellPassages : public QWidget {
    Q_OBJECT
public:
    explicit CellPassages(Session& session, QWidget* parent = nullptr);
    ~CellPassages() override;
    /// `title` names row and theme; an empty one: no cell is chosen. The same cell keeps selection and scroll position.
    void show(const QString& title, const FrameworkCell& cell, std::vector<FrameworkPassage> passages);
    void focusList();
    const FrameworkPassage* at(int place) const; ///< nullptr where there is none
    const FrameworkPassage* current() const;

Q_SIGNALS:
    void linkWanted(bool withWords); ///< of the current passage
    void readingWanted(); ///< all of them, as a list to be read
    void lookedAt();
    void left(); ///< the key back to the cell

private:
    class Model;
    class Look;
    void goToPassage();
    void refreshButtons();
    bool eventFilter(QObject* watched, QEvent* event) override;

    Session& m_session;
    QLabel* m_title;
    QLabel* m_changed;
    QPushButton* m_lookedAt;
    QListView* m_list;
    QLabel* m_empty;
    QToolButton* m_link;
    QToolButton* m_quote;
    QToolButton* m_go;
    QToolButton* m_read;
    Model* m_model;
};

} // namespace counterpoint::ui
