#pragma once
#include "core/project/study.h"
#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace counterpoint::ui {

class NoteField;
class Session;

/// Title, purpose, questions and ethics of the study; each field is kept when it is left, as one step.
class AboutPage : public QWidget {
    Q_OBJECT
public:
    explicit AboutPage(Session& session, QWidget* parent = nullptr);
    ~AboutPage() override;

private:
    NoteField* addField(QFormLayout& form, const char* name, const QString& label, const QString& hint, const QString& step,
                        QString StudyAbout::*part, int lines);
    void keep(const QString& step, QString StudyAbout::*part, const QString& text);
    void keepTitle();
    void reload();

    Session& m_session;
    StudyAbout m_kept;
    QLineEdit* m_title;
    std::vector<std::pair<NoteField*, QString StudyAbout::*>> m_fields;
    QLabel* m_content;
};

} // namespace counterpoint::ui
