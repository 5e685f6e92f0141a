#pragma once
#include "core/survey/limesurvey_import.h"
#include <QHash>
#include <QJsonObject>
#include <QSet>

/// Questions of Qualtrics, type by type, as items.
namespace counterpoint::qualtrics {

struct Reading {
    ForeignSurvey survey;
    QHash<QString, QString> names; ///< of questions, by their ids
    QSet<QString> taken; ///< names
    QString language; ///< as texts name it
};

QString nameFor(const QString& tag, Reading& reading);
/// Words as we write them; piped text becomes the name of the question that it stands for.
QString wordsOf(const QString& html, const Reading& reading);
QString languageName(const QString& code); ///< 'German (de)' from 'DE'
/// The items that one question becomes: mostly one.
std::vector<SurveyItem> itemsOf(const QJsonObject& payload, Reading& reading);

} // namespace counterpoint::qualtrics
