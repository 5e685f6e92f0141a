#pragma once
#include <QFrame>
#include <vector>

class QLineEdit;
class QListWidget;

namespace counterpoint::ui {

/// A box over the work to tick some of many things by their names, with a field to find them.
class TickChooser : public QFrame {
    Q_OBJECT
public:
    struct Thing {
        qint64 id = 0;
        QString name;
        QString tip = {};
    };
    /// What the box, its field and its list are called: objects `name`, `name`Field and `name`List.
    struct Words {
        QString title;
        QString find;
        QString list;
    };
    TickChooser(const QString& name, const Words& words, QWidget* over);
    void ask(const std::vector<Thing>& things, const std::vector<qint64>& ticked, const QRect& beside);

Q_SIGNALS:
    void changed(const std::vector<qint64>& ticked);

private:
    void filter(const QString& words);
    bool eventFilter(QObject* watched, QEvent* event) override;

    QLineEdit* m_field;
    QListWidget* m_list;
};

} // namespace counterpoint::ui
