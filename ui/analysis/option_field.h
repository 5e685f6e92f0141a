#pragma once
#include "core/analysis/kind.h"
#include <QWidget>
#include <functional>

namespace counterpoint::ui {

/// One option of an analysis: a box to tick, a choice, a number or words, as its description says.
class OptionField : public QWidget {
    Q_OBJECT
public:
    explicit OptionField(const Option& option, QWidget* parent = nullptr);
    void setValue(const QJsonValue& value);
    const Option& option() const { return m_option; }

Q_SIGNALS:
    /// The user's choice; it is shown when it is set.
    void wanted(const QJsonValue& value);

private:
    void buildSwitch();
    void buildChoice();
    void buildNumber();
    void buildLine();
    QJsonValue fromLine(const QString& line) const;
    QString toLine(const QJsonValue& value) const;

    Option m_option;
    std::function<void(const QJsonValue&)> m_show;
};

} // namespace counterpoint::ui
