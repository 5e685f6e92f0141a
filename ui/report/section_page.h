#pragma once
#include "core/integration/live_text.h"
#include "ui/report/outline_list.h"
#include <QScrollArea>
#include <map>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;

namespace counterpoint::ui {

class CoveredItems;
class LiveFigures;
class OutlineActs;
class ProseField;
class Session;

/// One section of the report to be written: heading, what is chosen in it, text with live figures, and of a checklist what is covered where.
/// Kept when a field is left or typing pauses. Nothing typed is lost.
class SectionPage : public QScrollArea {
    Q_OBJECT
public:
    SectionPage(Session& session, OutlineActs& acts, QWidget* parent = nullptr);
    /// Shows a section; what was typed for another one is kept first.
    void show(const OutlineRow& row);
    void focusTitle();
    void focusText();
    /// The study changed: compares figures and checklist with it, and offers what there is to choose.
    void check();
    /// Keeps what was typed so far.
    void commit();

private:
    QWidget* buildChoices();
    void fillChoices();
    void keepTitle(const QString& title);
    void keepBody(const QString& body);
    void keepOption(const QString& key, const QJsonValue& value);
    void keepCovered(int item, const QString& where);
    void acceptFigure(int place);
    void putFigure(const LiveField& field);
    bool write(const ReportSection& changed);

    Session& m_session;
    OutlineActs& m_acts;
    QLabel* m_about;
    ProseField* m_title;
    QFormLayout* m_form = nullptr; // before the widget whose building sets it
    QCheckBox* m_newPage = nullptr;
    QWidget* m_choices;
    ProseField* m_text;
    LiveFigures* m_figures;
    CoveredItems* m_covered;
    QWidget* m_column;
    OutlineRow m_row;
    QString m_body; ///< as it is stored, with the figures that the field shows between brackets
    QString m_filledKind; ///< whose options the form has
    std::map<QString, QComboBox*> m_boxes; ///< by key of the option
};

} // namespace counterpoint::ui
