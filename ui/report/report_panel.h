#pragma once
#include "core/report/study_report.h"
#include <QWidget>

class QCheckBox;
class QPushButton;

namespace counterpoint::ui {

/// What goes into the report, a switch to its preview, and the button that writes it.
class ReportPanel : public QWidget {
    Q_OBJECT
public:
    explicit ReportPanel(QWidget* parent = nullptr);
    report::Sections sections() const;
    void setSections(const report::Sections& sections);
    void setSectionsShown(bool shown); ///< hidden where the report follows an outline
    bool isPreviewWanted() const;
    void setPreviewWanted(bool wanted);

Q_SIGNALS:
    void sectionsChanged();
    void previewToggled(bool wanted);
    void writeWanted();

private:
    QCheckBox* addBox(const char* name, const QString& text, bool report::Sections::*section);

    struct Box {
        QCheckBox* box;
        bool report::Sections::*section;
    };
    std::vector<Box> m_boxes;
    QPushButton* m_preview;
};

} // namespace counterpoint::ui
