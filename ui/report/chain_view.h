#pragma once
#include "core/integration/chain.h"
#include <QList>
#include <QWidget>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace counterpoint::ui {

class Navigator;

/// What something of the framework rests on, down to the evidence, and what rests on it. A click or Enter leads there.
class ChainView : public QWidget {
    Q_OBJECT
public:
    explicit ChainView(Navigator& navigator, QWidget* parent = nullptr);
    void showElement(const Chain& chain, ElementId id);
    void showImplication(const Chain& chain, ImplicationId id);
    void showWhole(const Chain& chain); ///< every finding with what follows from it
    void clear();

private:
    QTreeWidgetItem* begin(const QString& heading);
    void finish(const QString& title);
    void follow(QTreeWidgetItem* item);

    Navigator& m_navigator;
    QLabel* m_title;
    QTreeWidget* m_tree;
    QList<QTreeWidgetItem*> m_fresh; ///< on its way into the tree
    QString m_shown; ///< the words of the tree, so that the same ones keep their place
};

} // namespace counterpoint::ui
