#pragma once
#include "ui/coding/open_source.h"
#include <QWidget>
#include <vector>

namespace counterpoint::ui {

class TextView;

/// Who speaks, and when, beside the lines where they begin. A name opens a menu, a time leads there in the recording.
class SpeakerGutter : public QWidget {
    Q_OBJECT
public:
    explicit SpeakerGutter(TextView& text);

Q_SIGNALS:
    void nameChosen(const counterpoint::ui::OpenSource::Voice& voice, const QPoint& globalPosition);
    void timeChosen(const counterpoint::ui::OpenSource::Voice& voice);

private:
    struct Place {
        OpenSource::Voice voice;
        QRect name;
        QRect time;
    };
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    void paintName(QPainter& painter, const OpenSource::Voice& voice, const QRect& place, bool begins) const;
    const Place* at(const QPoint& position, bool& onTime) const;

    TextView& m_text;
    std::vector<Place> m_places; ///< as painted last
};

/// What part somebody plays, in words.
QString roleName(SpeakerRole role);

} // namespace counterpoint::ui
