#pragma once
#include <QWidget>

namespace counterpoint::ui {

class TextView;

/// Who speaks, and when, beside the lines where they begin.
class SpeakerGutter : public QWidget {
public:
    explicit SpeakerGutter(TextView& text);

private:
    void paintEvent(QPaintEvent* event) override;
    TextView& m_text;
};

} // namespace counterpoint::ui
