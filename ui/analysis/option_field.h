#pragma once
#include "core/analysis/study_items.h"
#include <QWidget>
#include <functional>

namespace counterpoint::ui {

/// One option of an analysis: a box to tick, a choice, a number or words, as its description says.
class OptionField : public QWidget {
    Q_OBJECT
public:
    explicit OptionField(const Option& option, QWidget* parent = nullptr);
    void setValue(const QJsonValue& value);
    /// What there is to choose, of an option that names things of the study.
    void setItems(const std::vector<StudyItem>& items) { m_fill(items); }
    const Option& option() const { return m_option; }

Q_SIGNALS:
    /// The user's choice; it is shown when it is set.
    void wanted(const QJsonValue& value);

private:
    void buildSwitch();
    void buildChoice();
    void buildNumber();
    void buildLine();
    void buildList();
    void buildTicks();
    void buildOne();
    QJsonValue fromLine(const QString& line) const;
    QString toLine(const QJsonValue& value) const;

    Option m_option;
    std::function<void(const QJsonValue&)> m_show;
    std::function<void(const std::vector<StudyItem>&)> m_fill = [](const std::vector<StudyItem>&) {};
};

} // namespace counterpoint::ui
