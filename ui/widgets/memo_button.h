#pragma once
#include "core/project/changes.h"
#include <QToolButton>

namespace counterpoint::ui {

class Session;

/// A small button beside a thing that leads to the memos on it, or to a new one where there is none.
class MemoButton : public QToolButton {
    Q_OBJECT
public:
    /// `kind` is Study, Case, Variable or Finding.
    MemoButton(Session& session, Entity kind, const char* objectName, QWidget* parent = nullptr);
    void setThing(std::int64_t id); ///< 0: there is none

private:
    Session& m_session;
    Entity m_kind;
    std::int64_t m_id = 0;
};

} // namespace counterpoint::ui
