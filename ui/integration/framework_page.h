#pragma once
#include "core/integration/framework.h"
#include <QWidget>

class QLabel;
class QSplitter;
class QToolButton;

namespace counterpoint::ui {

class CellPassages;
class FrameworkTable;
class Session;

/// A framework matrix: its table, and beside it what stands behind the chosen cell.
class FrameworkPage : public QWidget {
    Q_OBJECT
public:
    explicit FrameworkPage(Session& session, QWidget* parent = nullptr);
    void show(FrameworkId id);
    FrameworkId shown() const { return m_id; }
    void reread();
    void commit();
    QWidget& evidence() const; ///< stands at the right of the window
    void exportTo(const QString& path);

Q_SIGNALS:
    void changeWanted(const counterpoint::Framework& framework);

private:
    QLayout* buildBar();
    void connectParts();
    void take(FrameworkMatrix matrix);
    void readPassages();
    void write(const FrameworkCellRef& ref, const QString& text);
    void link(bool withWords);
    void linkPlace(int place);
    void insertLink(const FrameworkPassage& passage, bool withWords);
    void follow(const FrameworkCellRef& ref, int number);
    void confirm();
    void readAll();
    void askForExport();
    void goToStale();
    QString nameOf(const FrameworkCellRef& ref) const;

    Session& m_session;
    FrameworkId m_id;
    QLabel* m_title;
    QLabel* m_counts;
    QToolButton* m_nextStale;
    FrameworkTable* m_table;
    CellPassages* m_passages;
    int m_asked = 0; ///< counts the readings, so that a late one is passed over
    int m_askedPassages = 0;
};

} // namespace counterpoint::ui
