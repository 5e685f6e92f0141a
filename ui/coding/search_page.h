#pragma once
#include "core/project/changes.h"
#include "ui/coding/coding_acts.h"
#include <QWidget>

class QTimer;
class QToolButton;

namespace counterpoint::ui {

class PlaceList;
class QueryField;
class Session;
struct PlaceRow;

/// Search in all sources: hits in their context while one types; a click goes to one, and all can be coded in one step.
class SearchPage : public QWidget {
    Q_OBJECT
public:
    explicit SearchPage(Session& session, QWidget* parent = nullptr);
    void start(const QString& seed);
    void refresh(const Changes& changes);
    /// Where the box that asks for a code may open.
    QRect besideField() const;

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void codeAllWanted(const std::vector<counterpoint::ui::PassageToCode>& passages);
    void left();

private:
    void search();
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    QueryField* m_query;
    QToolButton* m_codeAll;
    PlaceList* m_list;
    QTimer* m_soon;
};

} // namespace counterpoint::ui
