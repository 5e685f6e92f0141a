#pragma once
#include "core/base/result.h"
#include <QFrame>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QTimer;

namespace counterpoint::ui {

/// A slim bar that says what was done, with Undo, or what went wrong and what to do. Never a dialog, never in the way.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    /// A button of a notice.
    struct Offer {
        QString label;
        std::function<void()> act;
    };

    explicit NoticeBar(QWidget* parent = nullptr);
    /// What the step just taken did, with a button that takes it back ("Removed code “Trust” and 12 codings.").
    void done(const QString& sentence);
    /// Something worth knowing; goes away by itself.
    void say(const QString& sentence);
    /// Something that stays until the user answers or closes it.
    void offer(const QString& sentence, const std::vector<Offer>& offers);
    /// A failure, until it is closed; a cancelled one is passed over.
    void error(const Error& error, const std::vector<Offer>& offers = {});
    /// True when `result` holds a value; otherwise shows its error.
    template <class T>
    bool accept(const Result<T>& result)
    {
        if (!result)
            error(result.error());
        return result.has_value();
    }
    QString sentence() const;
    bool isError() const { return m_isError; }

public Q_SLOTS:
    void clear();
    /// The study changed again, so the step of the notice is no longer the last one: takes the Undo button away.
    void expireUndo();

Q_SIGNALS:
    void undoRequested();

private:
    void put(const QString& sentence, const std::vector<Offer>& offers, bool isError, bool stays);
    void changeEvent(QEvent* event) override;
    void setColours();

    QLabel* m_icon;
    QLabel* m_sentence;
    QHBoxLayout* m_offers;
    QTimer* m_timer;
    bool m_isError = false;
    bool m_hasUndo = false;
};

} // namespace counterpoint::ui
