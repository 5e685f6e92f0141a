#pragma once
#include "core/survey/questionnaire.h"
#include <QScrollArea>
#include <functional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace counterpoint::ui {

class ChoiceTable;
class ErrorLine;
class FoldBox;
class ItemFields;
class LogicField;
class NoteField;
class QuestionnaireDesk;
class WordsField;

/// The chosen question with all that belongs to it. What is typed is kept when its field is left, after a pause, and before anything else is shown.
class QuestionForm : public QScrollArea {
    Q_OBJECT
public:
    explicit QuestionForm(QuestionnaireDesk& desk, QWidget* parent = nullptr);
    ~QuestionForm() override;
    void writeWords();
    /// The question as it stands in the fields, kept or not.
    SurveyItem draft() const;

Q_SIGNALS:
    void listsWanted(const QString& chosen); ///< to rename or remove lists of choices
    void drafted(); ///< something was typed

private:
    using Change = std::function<void(SurveyItem&)>;

    QWidget* buildHead();
    QWidget* buildChoices();
    QWidget* buildRange();
    QWidget* buildAnswering();
    QWidget* buildLogic();
    QWidget* buildMeasurement();
    QWidget* buildMore();
    void connectAll();
    LogicField* logic(const char* name, const QString& title, const QString& example, const QString& label, QString SurveyItem::*part);
    NoteField* note(const char* name, const QString& title, const QString& label, const QString& role);
    QLineEdit* line(const char* name, const QString& title, const QString& label, std::function<QString(const SurveyItem&)> get,
                    std::function<void(SurveyItem&, const QString&)> put);
    QLineEdit* parameter(const char* name, const QString& title, const QString& key);

    void showItem();
    void showType(const ItemPlace& place);
    void showChoices(const ItemPlace& place);
    void showSummaries(const SurveyItem& item);
    void fillBoxes(const ItemPlace& place);
    void offerNames(); ///< of what an expression can ask for
    void commit();
    void commitName();
    void change(const QString& label, const Change& change);
    void takeChoices(const QString& what);
    void chooseList();
    void chooseMissing();
    void goOn(); ///< from the words: to the choices, or to the next field

    QuestionnaireDesk& m_desk;
    ItemFields* m_fields;
    QTimer* m_pause;
    SurveyItem m_item; ///< as it is stored
    QString m_language; ///< of the words that are shown
    bool m_committing = false;
    std::vector<QString> m_knownNames;

    QComboBox* m_type;
    QLineEdit* m_name;
    ErrorLine* m_nameError;
    QComboBox* m_required;
    QLabel* m_wordsTitle;
    WordsField* m_words;
    NoteField* m_hint;
    QWidget* m_choicePart;
    QComboBox* m_list;
    QToolButton* m_separate;
    QToolButton* m_allLists;
    QLabel* m_sharing;
    ChoiceTable* m_choices;
    QWidget* m_rangePart;
    QWidget* m_total;
    FoldBox* m_answering;
    FoldBox* m_logic;
    FoldBox* m_measurement;
    FoldBox* m_more;
    QComboBox* m_missing;
    QWidget* m_missingPart;
    QCheckBox* m_random;
    QComboBox* m_level;
    QComboBox* m_scale;
    QCheckBox* m_reversed;
    QWidget* m_otherName = nullptr;
    std::vector<LogicField*> m_logicFields;
    std::vector<std::pair<QWidget*, std::function<bool(ItemType)>>> m_shownFor;
};

} // namespace counterpoint::ui
