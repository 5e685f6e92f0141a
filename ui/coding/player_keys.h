#pragma once
#include <QFrame>
#include <QKeySequence>
#include <QList>
#include <vector>

class QAction;
class QKeySequenceEdit;

namespace counterpoint::ui {

/// The keys that a foot pedal or a hand works the player with: kept for the user, changed in a small box over the work.
class PlayerKeys : public QFrame {
    Q_OBJECT
public:
    explicit PlayerKeys(QWidget* over);
    /// Gives `action` the keys that the user chose, or `usual`; `also` always work, as do the keys that media keyboards and pedals send.
    void add(QAction* action, const QKeySequence& usual, const QList<QKeySequence>& also = {});
    void open(const QRect& beside);

Q_SIGNALS:
    void changed();

private:
    struct Key {
        QAction* action = nullptr;
        QKeySequence usual;
        QList<QKeySequence> also;
        QKeySequenceEdit* field = nullptr;
    };
    void build();
    void set(const Key& key, const QKeySequence& chosen);
    void keep();
    void keyPressEvent(QKeyEvent* event) override;

    std::vector<Key> m_keys;
    bool m_built = false;
};

} // namespace counterpoint::ui
