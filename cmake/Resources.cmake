# Schema steps and the sample study travel inside the program.
file(GLOB SCHEMA_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/schema/*.sql)
qt_add_resources(counterpoint_core schema PREFIX /schema BASE ${PROJECT_SOURCE_DIR}/resources/schema FILES ${SCHEMA_FILES})
file(GLOB_RECURSE SAMPLE_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/sample-study/*)
if(SAMPLE_FILES)
    qt_add_resources(counterpoint_core sample_study PREFIX /sample-study BASE ${PROJECT_SOURCE_DIR}/resources/sample-study FILES ${SAMPLE_FILES})
endif()
file(GLOB TEMPLATE_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/templates/codebooks/*.json)
qt_add_resources(counterpoint_core codebook_templates PREFIX / BASE ${PROJECT_SOURCE_DIR}/resources FILES ${TEMPLATE_FILES})
