#pragma once
#include "core/survey/survey_item.h"
#include <QObject>
#include <functional>
#include <vector>

class QLineEdit;

namespace counterpoint::ui {

class LogicField;
class NoteField;

/// The fields of a form that text is typed into, and what each is of a question. What was typed and is not kept yet stays through steps that
/// others take.
class ItemFields : public QObject {
    Q_OBJECT
public:
    using Get = std::function<QString(const SurveyItem&)>;
    using Put = std::function<void(SurveyItem&, const QString&)>;
    using QObject::QObject;

    /// `label` is that of the step which keeps it.
    void add(QLineEdit* field, const QString& label, Get get, Put put);
    void add(NoteField* field, const QString& label, Get get, Put put);
    void add(LogicField* field, const QString& label, Get get, Put put);
    void show(const SurveyItem& item, bool isOther); ///< of another item all is shown, of the same what is not being typed
    bool isTyped() const;
    QString label() const; ///< of the step that keeps what was typed
    void putInto(SurveyItem& item) const;
    /// What is typed counts as kept from here on.
    void settle();
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void typed();
    void left();

private:
    struct Field {
        QString label;
        Get get;
        Put put;
        std::function<QString()> text;
        std::function<void(const QString&, bool)> setText;
        std::function<void(bool)> setReadOnly;
        QString kept = {};
    };
    std::vector<Field> m_fields;
    bool m_showing = false;
};

} // namespace counterpoint::ui
