#pragma once
#include "core/analysis/analysis.h"
#include "core/responses/variable.h"
#include "ui/analysis/analysis_words.h"
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace counterpoint::ui {

class FilterField;
class OptionField;
class Session;
class VariableList;
class VariableSlot;

/// What an analysis is made of: its kind, dataset, variables, options and filter. Says what the user wants; shows what it is told.
class AnalysisSetup : public QWidget {
    Q_OBJECT
public:
    explicit AnalysisSetup(Session& session, QWidget* parent = nullptr);
    void setAnalysis(const Analysis& analysis);
    /// Reads datasets and variables again.
    void reload();
    /// Puts the keys where what the analysis is about is chosen: the first that it cannot do without.
    void startChoosing();

Q_SIGNALS:
    /// `step` says what was changed, with '%1' for the analysis.
    void wanted(const counterpoint::Analysis& analysis, const QString& step);

private:
    QWidget& firstToChoose() const;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterList();
    void orderForTab();
    QWidget* buildVariables();
    void buildKind();
    QWidget* buildRole(const Role& role);
    QWidget* buildAnswerSets();
    QWidget* buildOption(const Option& option);
    void choose(const std::vector<VariableId>& variables);
    void wantKind(const QString& kind);
    void wantDataset(DatasetId dataset);
    void showDatasets();
    void showKinds();
    void showStudyItems();
    void showVariables();
    std::vector<Variable> inOrder(const std::vector<VariableId>& ids) const;

    Session& m_session;
    Analysis m_analysis;
    std::vector<Variable> m_known; ///< of the dataset
    QFormLayout* m_form;
    QLabel* m_filterLabel;
    QWidget* m_variables; ///< the list of variables and what finds them
    QComboBox* m_kind;
    QComboBox* m_dataset;
    QLineEdit* m_search;
    VariableList* m_list;
    QString m_builtKind; ///< whose roles and options are there
    QVBoxLayout* m_mainRoles; ///< those that the analysis cannot do without
    QVBoxLayout* m_options;
    QVBoxLayout* m_furtherRoles;
    std::vector<std::pair<Role, VariableSlot*>> m_slots;
    std::vector<OptionField*> m_fields;
    FilterField* m_filter;
};

} // namespace counterpoint::ui
