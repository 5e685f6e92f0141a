#pragma once
#include "core/responses/derived.h"
#include <QComboBox>
#include <QWidget>

namespace counterpoint::ui {

/// The fields that say how one kind of derived variable comes about.
class DefinitionForm : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// The variables that can be stood on, in the order of the dataset.
    virtual void setVariables(const std::vector<Variable>& variables) = 0;
    /// Shows a definition of this form's kind.
    virtual void setDefinition(const Definition& definition) = 0;
    virtual bool isFor(const Definition& definition) const = 0;
    /// Invalid, in words, while something is missing.
    virtual Result<Definition> definition() const = 0;
    /// Puts the variable where the form asks for one, if it can be there.
    virtual void startWith(const Variable& variable) = 0;
    /// What a new variable would be called: 'trust_1_r'; may be empty.
    virtual QString proposedName() const { return {}; }
    /// What is made: one variable of that name, unless the form makes several.
    virtual Result<std::vector<NewVariable>> wanted(const QString& name, const QString& label) const;
    virtual bool makesSeveral() const { return false; }
    /// Shows what was found wrong in the field it concerns.
    virtual void setProblem(const QString& sentence) { Q_UNUSED(sentence); }

Q_SIGNALS:
    void changed();
};

/// A choice of one variable.
class VariableBox : public QComboBox {
    Q_OBJECT
public:
    explicit VariableBox(QWidget* parent = nullptr);
    void setVariables(const std::vector<Variable>& variables, const std::function<bool(const Variable&)>& fits = {});
    void setName(const QString& name); ///< nothing where it is not there
    const Variable* variable() const; ///< nullptr where none is chosen
    QString name() const;

private:
    std::vector<Variable> m_variables;
};

// The forms, in the order in which they are offered.
DefinitionForm* newComputeForm();
DefinitionForm* newRecodeForm();
DefinitionForm* newReverseForm();
DefinitionForm* newBinForm();
DefinitionForm* newDummiesForm();
DefinitionForm* newScoreForm();
DefinitionForm* newDateDifferenceForm();

} // namespace counterpoint::ui
