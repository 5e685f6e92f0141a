#pragma once
#include "ui/coding/text_units.h"
#include <QElapsedTimer>
#include <QObject>
#include <QPoint>

namespace counterpoint::ui {

class TextView;

/// Clicks in one place of a text: a third one selects the sentence, a fourth the paragraph, a fifth the turn. While the text is edited
/// they are left alone.
class UnitClicks : public QObject {
    Q_OBJECT
public:
    explicit UnitClicks(TextView& view, QObject* parent = nullptr);

Q_SIGNALS:
    void clicked(counterpoint::ui::TextUnit unit);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;

    TextView& m_view;
    QElapsedTimer m_since;
    QPoint m_place;
    int m_count = 0;
};

} // namespace counterpoint::ui
