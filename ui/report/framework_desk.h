#pragma once
#include "core/integration/chain.h"
#include "ui/support/place.h"
#include <QObject>

class QAction;
class QStackedWidget;

namespace counterpoint::ui {

class ChainView;
class ElementActs;
class ElementList;
class ElementPage;
class FrameworkOverview;
class ImplicationPage;
class Session;

/// What follows from the findings: the list of elements and implications, the page of the chosen one, and the chain it stands in. The
/// workspace puts the three where they belong.
class FrameworkDesk : public QObject {
    Q_OBJECT
public:
    explicit FrameworkDesk(Session& session, QObject* parent = nullptr);

    QWidget& left() const { return *m_left; } ///< what is new, and the list
    QWidget& middle() const; ///< the page of what is chosen
    QWidget& side() const; ///< the chain it stands in
    QList<QAction*> commands() const { return {m_newElement, m_newImplication}; }

    void setChain(Chain chain); ///< the study may have changed
    const Chain& chain() const { return m_chain; }
    void reveal(const Place& place);
    /// A new implication of a finding is begun.
    void beginImplication(FindingId from);
    void beginNew(); ///< of the kind that is chosen
    void focusList();
    void commit();

Q_SIGNALS:
    /// Something of the framework is to be seen: the workspace shows these pages.
    void wanted();

private:
    void buildLeft();
    void connectList();
    void beginElement();
    void showCurrent();
    void note() const;
    void removeCurrent();

    Session& m_session;
    ElementActs* m_acts;
    QAction* m_newElement;
    QAction* m_newImplication;
    QWidget* m_left;
    ElementList* m_list;
    QStackedWidget* m_pages;
    QWidget* m_empty;
    FrameworkOverview* m_overview;
    ElementPage* m_element;
    ImplicationPage* m_implication;
    ChainView* m_chainView;
    Chain m_chain;
};

} // namespace counterpoint::ui
