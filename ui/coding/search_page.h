#pragma once
#include "core/coding/source_search.h"
#include "core/project/changes.h"
#include <QWidget>
#include <deque>

class QLabel;
class QMenu;
class QTimer;
class QToolButton;

namespace counterpoint::ui {

class ErrorLine;
class PassageTree;
class SearchField;
class SearchRun;
class SearchScopeBar;
class Session;
struct PlaceRow;

/// Search in all sources: hits in their context while one types, source by source; one goes there, and what is found can be coded.
class SearchPage : public QWidget {
    Q_OBJECT
public:
    explicit SearchPage(Session& session, QWidget* parent = nullptr);
    void start(const QString& seed);
    void refresh(const Changes& changes);
    SearchQuery query() const;
    SearchScope scope() const;
    QWidget* codeButton() const;

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void codeWanted();
    void left();

private:
    void connectParts();
    void search();
    void take(const std::vector<SearchHit>& hits);
    void end(const QString& trouble);
    void sayFound(bool isDone);
    void remember();
    void fillRecent();
    void readSources();
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    SearchField* m_query;
    SearchScopeBar* m_scope;
    QToolButton* m_recentButton;
    QMenu* m_recentMenu;
    QToolButton* m_codeAll;
    QLabel* m_found;
    ErrorLine* m_wrong;
    PassageTree* m_tree;
    SearchRun* m_run;
    QTimer* m_soon;
    std::deque<SearchQuery> m_recent; ///< newest first; kept while the study is open
    QString m_lastChosen; ///< words of the hit that was gone to last
    int m_hits = 0;
    int m_sources = 0;
    bool m_isFresh = false; ///< hits of before are still shown until the first new ones come
};

} // namespace counterpoint::ui
