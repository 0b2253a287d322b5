package cn.ziping.figure;

import org.springframework.data.repository.Repository;

interface FigureDefinitionRepository extends Repository<FigureDefinition, String> {

    FigureDefinition save(FigureDefinition definition);
}
