#pragma once
#include "core/coding/coders.h"
#include "core/coding/memo_overview.h"
#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace counterpoint::ui {

class Session;
class ThingPicker;

/// Which memos are listed, and in what order.
class MemoFilterBar : public QWidget {
    Q_OBJECT
public:
    enum class Order { Newest, Oldest, Title, About };
    MemoFilterBar(Session& session, ThingPicker& picker, QWidget* parent = nullptr);
    MemoFilter filter() const;
    Order order() const;
    void setCoders(const std::vector<Coder>& coders);
    /// Only memos on one thing, told by `sentence`; every other restriction goes.
    void setOn(MemoSubject subject, std::int64_t id, const QString& sentence);
    void clear();
    void focusWords();

Q_SIGNALS:
    void changed();
    void downWanted(); ///< from the field into the list

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void askForThing();
    void showThing();

    Session& m_session;
    ThingPicker& m_picker;
    QLineEdit* m_words;
    QComboBox* m_kind;
    QComboBox* m_coder;
    QComboBox* m_time;
    QComboBox* m_order;
    QToolButton* m_thing;
    std::optional<MemoTarget> m_touching;
    std::optional<std::pair<MemoSubject, std::int64_t>> m_on;
    QString m_sentence;
};

} // namespace counterpoint::ui
