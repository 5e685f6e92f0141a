#pragma once
#include "core/base/id.h"
#include <QWidget>

class QComboBox;
class QStackedWidget;
class QTreeWidget;

namespace counterpoint {
struct Attribute;
struct Case;
} // namespace counterpoint

namespace counterpoint::ui {

class Session;

/// The groups that an attribute makes: its values, with the Cases that share each.
class GroupsPage : public QWidget {
    Q_OBJECT
public:
    explicit GroupsPage(Session& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void caseChosen(counterpoint::CaseId id);

private:
    void reload();
    void offer(const std::vector<Attribute>& attributes);
    void fill(const std::vector<Case>& cases);

    Session& m_session;
    QComboBox* m_attribute;
    QTreeWidget* m_tree;
    QStackedWidget* m_stack;
};

} // namespace counterpoint::ui
