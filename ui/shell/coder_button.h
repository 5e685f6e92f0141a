#pragma once
#include <QPointer>
#include <QToolButton>

namespace counterpoint::ui {

class Session;

/// Says in the status bar who is coding; its menu changes that, or adds somebody.
class CoderButton : public QToolButton {
    Q_OBJECT
public:
    explicit CoderButton(QWidget* parent = nullptr);
    void setSession(Session* session);
    /// Makes `name` the one at work, here and in the next study.
    void choose(const QString& name);

private:
    void fillMenu();
    void ask();
    void refresh();
    bool isBlind() const;
    void setBlind(bool blind);

    QPointer<Session> m_session;
};

} // namespace counterpoint::ui
